/** Facts about test accuracy at early stop; differences are paired by trial (SCIENCE §4). */
import { judge, worthShowing } from '../../../lottery/guessing';
import { compare, pairedDifference, type PairedDifference } from '../../../lottery/statistics';
import { accuracy, percent, points, signedPoints } from '../../kit/format';
import type { Scene } from '../scene';
import { COMPARISON, roundOf, type Fact, type FactText, type RoundChoice } from './fact';
import { pairsOf } from './pairs';

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean accuracy of the full network. */
export const fullAccuracy: Fact = ({ results }) => {
  const full = worthShowing(results).filter(({ arm }) => arm === 'full');
  if (full.length === 0) return null;
  const mean = meanOf(full.map(({ testAccuracyAtStop }) => testAccuracyAtStop));
  return {
    key: 'lessons.facts.fullAccuracy',
    values: { accuracy: accuracy(mean), count: full.length },
    arm: 'full',
  };
};

/** Why there are no comparisons: every lesson's facts begin with it where no full network learned. */
export const notLearned: Fact = ({ results }) =>
  judge(results).nothingLearned ? { key: 'lessons.facts.notLearned', values: {} } : null;

/** What every sentence about a difference can say. */
function valuesOf(difference: PairedDifference, share: number) {
  const [low, high] = difference.interval ?? [0, 0];
  return {
    left: percent(share),
    points: points(difference.mean),
    signed: signedPoints(difference.mean),
    low: signedPoints(low),
    high: signedPoints(high),
    count: difference.n,
  };
}

/** One arm against another at a round. */
export const between =
  (arm: string, other: string, choice: RoundChoice): Fact =>
  (scene) => {
    const round = roundOf(scene, choice);
    if (round === null) return null;
    const pairs = pairsOf(scene.results, [arm, other], round);
    if (pairs.length === 0) return null;
    const difference = pairedDifference(pairs.map(([a, b]) => [a.testAccuracyAtStop, b.testAccuracyAtStop] as const));
    return {
      key: `lessons.facts.between.${COMPARISON[compare(difference)]}`,
      values: valuesOf(difference, scene.remaining[round]),
      arm,
      other,
    };
  };

/** The smallest ticket that wins on validation data. */
export const smallestWinning: Fact = (scene): FactText | null => {
  const { winning, remaining } = scene;
  const { counting, nothingLearned } = judge(scene.results);
  if (nothingLearned || !counting.some(({ arm }) => arm === 'ticket')) return null;
  if (winning === null || winning === 0) return { key: 'lessons.facts.noWinning', values: {}, arm: 'ticket' };
  return { key: 'lessons.facts.smallestWinning', values: { left: percent(remaining[winning]) }, arm: 'ticket' };
};

/** The first round from which on every ticket is worse than the full network. */
export function breakRound({ results, experiment }: Scene): number | null {
  let first: number | null = null;
  for (let round = experiment.pruning.rounds; round > 0; round -= 1) {
    const pairs = pairsOf(results, ['ticket', 'full'], round);
    if (pairs.length === 0) continue;
    const difference = pairedDifference(pairs.map(([a, b]) => [a.testAccuracyAtStop, b.testAccuracyAtStop] as const));
    if (compare(difference) !== 'less') break;
    first = round;
  }
  return first;
}

/** Where it breaks; needs more than one trial. */
export const breaksAt: Fact = (scene): FactText | null => {
  const { results, experiment, remaining } = scene;
  const last = experiment.pruning.rounds;
  const pairs = pairsOf(results, ['ticket', 'full'], last);
  if (pairs.length === 0) return null;
  if (pairs.length < 2) return { key: 'lessons.facts.breaks.few', values: {}, arm: 'ticket' };
  const first = breakRound(scene);
  if (first === null) {
    return { key: 'lessons.facts.breaks.never', values: { left: percent(remaining[last]) }, arm: 'ticket' };
  }
  return {
    key: 'lessons.facts.breaks.from',
    values: { round: first, left: percent(remaining[first]) },
    arm: 'ticket',
  };
};

/** Two experiments have the same number of weights left, but for rounding. */
const SAME_SIZE = 0.02;

/** The run on screen against one kept before, at a round of the run on screen. */
export const againstKept =
  (name: string, choice: RoundChoice): Fact =>
  (scene) => {
    const kept = scene.kept[name];
    const round = roundOf(scene, choice);
    if (!kept || round === null) return null;
    const share = scene.remaining[round];
    const keptRound = kept.remaining.findIndex((other) => Math.abs(other / share - 1) < SAME_SIZE);
    if (keptRound < 1) return null;
    const before = judge(kept.results).counting;
    const pairs = judge(scene.results).counting.flatMap((result) => {
      if (result.arm !== 'ticket' || result.round !== round) return [];
      const other = before.find(
        ({ arm, trial, round: at }) => arm === 'ticket' && trial === result.trial && at === keptRound,
      );
      return other ? [[result.testAccuracyAtStop, other.testAccuracyAtStop] as const] : [];
    });
    if (pairs.length === 0) return null;
    const difference = pairedDifference(pairs);
    return {
      key: `lessons.facts.kept.${name}.${COMPARISON[compare(difference)]}`,
      values: valuesOf(difference, share),
      arm: 'ticket',
    };
  };
