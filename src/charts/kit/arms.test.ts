import { expect, test } from 'vitest';
import { armStyle } from './arms';

test('colour and dash both tell the arms apart', () => {
  const styles = ['full', 'ticket', 'reinitialized', 'random-mask', 'fine-tuned', 'another'].map(armStyle);
  expect(new Set(styles.map(({ colour }) => colour)).size).toBe(6);
  expect(new Set(styles.map(({ dash, width }) => `${dash} ${width}`)).size).toBe(6);
});

test('a control on another chain has the colour of the chain and its own dash', () => {
  const [chain, control, both] = ['fine-tuned', 'random-mask', 'fine-tuned*random-mask'].map(armStyle);
  expect(both).toEqual({ ...chain, dash: control.dash, width: control.width });
});
