import { expect, test } from 'vitest';
import { chainsOf } from '../../experiment/chains';
import { readLink } from '../../experiment/link';
import { controls } from '../../lottery/controls';
import { armNames } from '../../experiment/arm-names';
import { controlOf, full, ticketOf, type Arm } from '../../lottery/run-key';
import { armStyle } from './arms';

test('what version 1 could tell looks as it did: a colour and a dash for every method and control', () => {
  const { experiment } = readLink(
    'v=1&compare.arms=reinitialized,random-mask,fine-tuned,late-rewound,learning-rate-rewound,reset-at-end',
  );
  const names = armNames(experiment);
  const lookOf = (name: string): string => {
    const { colour, dash, width } = armStyle(chainsOf(experiment), names.armNamed(name) ?? full);
    return `${/--arm-([\w-]+)/.exec(colour)?.[1]} ${dash} ${width}`;
  };
  expect(['full', 'ticket', 'reinitialized', 'random-mask', 'fine-tuned', 'late-rewound'].map(lookOf)).toEqual([
    'full undefined 1.1',
    'ticket undefined 2.8',
    'reinitialized 7 3.5 2.2',
    'random-mask 0.1 4.6 2.6',
    'fine-tuned 9 4 0.1 4 2.2',
    'late-rewound 13 4 2.4',
  ]);
  expect(lookOf('learning-rate-rewound')).toBe('learning-rate-rewound 4 3 2.2');
  expect(lookOf('reset-at-end')).toBe('reset-at-end 10 3 3 3 2.2');
});

test('as many arms on one chain as there are look all unlike', () => {
  const chains = [{ method: 'imp', controls: controls.ids, own: {} }];
  const styles = [full, ticketOf(0), ...controls.ids.map((id) => controlOf(0, id))].map((arm) => armStyle(chains, arm));
  expect(new Set(styles.map(({ colour }) => colour)).size).toBe(styles.length);
  expect(new Set(styles.map(({ dash, width }) => `${dash} ${width}`)).size).toBe(styles.length);
});

test('else colour is the chain and dash the control, all of them unlike', () => {
  const ids = controls.ids;
  const chains = Array.from({ length: 8 }, () => ({ method: 'imp', controls: ids, own: {} }));
  const arms = chains.flatMap((_, at): Arm[] => [ticketOf(at), ...ids.map((id) => controlOf(at, id))]);
  const styles = arms.map((arm) => armStyle(chains, arm));
  expect(new Set(styles.map(({ colour, dash }) => `${colour} ${dash}`)).size).toBe(arms.length);
  expect(new Set(styles.map(({ colour }) => colour)).size).toBe(8);
  expect(new Set(styles.map(({ dash }) => dash)).size).toBe(1 + ids.length);
});
