import { t } from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { readChain, writeChain } from '../../experiment/sections/compare';
import type { Beat } from '../../experiment/view-link';
import { controlOf, ticketOf } from '../../lottery/run-key';
import { results, sceneOf } from '../lessons/fixture';
import { initTexts } from '../texts';
import { beatText } from './story-text';

beforeAll(initTexts);

const arms = [ticketOf(0), controlOf(0, 'reinitialized')];
/** Tickets as good as the full network in two of three rounds; the control always worse. */
const won = sceneOf(
  results({
    rounds: 3,
    trials: 3,
    arms,
    change: ({ level, control }) => {
      const score = control !== null ? 0.8 : level === 3 ? 0.7 : 0.9;
      return level === 0 ? {} : { testAtStop: score, validationAtStop: score };
    },
  }),
  'reinitialized',
);
type Told = Parameters<typeof beatText>[1];
const says = (beat: Beat, told: Omit<Told, 'isLive'> & Partial<Told>): string => {
  const { key, values } = beatText(beat, { isLive: false, ...told });
  const words = { ...values, lowest: 'Size', leadIn: 'renewed' };
  return t(key, words)
    .replaceAll('\u202f', ' ')
    .replaceAll(/<\/?b>/g, '');
};

it('tells of the run on screen: its size and score, what pruning leaves, what came of it with and without its values', () => {
  expect(says('train', won)).toContain('266,200 weights');
  expect(says('train', won)).toContain('it gets 90.00 % right');
  expect(says('prune', won)).toBe(
    'The smallest weights are removed for good: 50.0 % are left after one round, and after 2 rounds of training and pruning 25.0 %.',
  );
  expect(says('win', won)).toBe(
    'Set back to their first values and trained again, the 25.0 % reach 90.00 %, the full network 90.00 %, which 3 trials do not tell apart; renewed it is 80.00 %.',
  );
});

it('while trials are under way compares like with like: full networks, and a control, of the trials that have a ticket', () => {
  // the first trial’s full network is at 0.9, those of the others at 0.6: their tickets are still to come
  const begun = won.results.flatMap((result) => {
    if (result.trial === 0) return [result];
    return result.level === 0 ? [{ ...result, testAtStop: 0.6 }] : [];
  });
  expect(says('win', { ...won, results: begun })).toContain('the 25.0 % reach 90.00 %, the full network 90.00 %');
  const noControl = begun.filter(({ control }) => control === null);
  expect(says('win', { ...won, results: noControl })).not.toContain('renewed');
});

it('without a winning ticket tells of the last round, and without results what Play does', () => {
  expect(says('win', { ...won, winning: null })).toContain('the 12.5 % reach 70.00 %, the full network 90.00 %');
  const nothing = { ...won, results: [], winning: null };
  expect(says('train', nothing)).toContain('Play trains them');
  expect(says('train', { ...nothing, isLive: true })).toContain('their training has begun');
  expect(says('win', nothing)).toContain('Play shows what comes of it');
});

it('names no control where there is none, nor what pruning by another score is not', () => {
  const alone = sceneOf(results({ rounds: 1, trials: 2, arms: arms.slice(0, 1) }));
  expect(says('win', alone)).toMatch(/the full network 90\.00 %, which 2 trials do not tell apart\.$/);
  expect(says('prune', alone)).toBe('The smallest weights are removed for good: 50.0 % are left.');
  const { experiment } = alone;
  const pruning = { ...experiment.pruning, criterion: 'movement' } as const;
  expect(says('prune', { ...alone, experiment: { ...experiment, pruning } })).toContain('the lowest score (Size)');
});

/** The same results, of another experiment. */
const withSettings = (
  pruning: Partial<typeof won.experiment.pruning>,
  chains: readonly string[] = won.experiment.compare.chains,
) => ({
  ...won,
  experiment: {
    ...won.experiment,
    pruning: { ...won.experiment.pruning, ...pruning },
    compare: { ...won.experiment.compare, chains },
  },
});

it('one-shot cuts the full network once, and no rounds of training are told of', () => {
  expect(says('prune', withSettings({ schedule: 'one-shot' }))).toBe(
    'The smallest weights of the full network are removed for good, all in one cut: 50.0 % are left, or 25.0 % where it cuts deeper.',
  );
});

it('tells of the first chain, which may have settings of its own', () => {
  const [chain] = won.experiment.compare.chains;
  const own = writeChain({
    ...readChain(chain),
    own: { 'pruning.criterion': 'movement', 'pruning.schedule': 'one-shot' },
  });
  expect(says('prune', withSettings({}, [own]))).toContain(
    'the lowest score (Size) are removed for good, all in one cut',
  );
});
