/** Facts about the test score at early stop; differences are paired by trial (SCIENCE §4). */
import { judge, worthShowing } from '../../../lottery/guessing';
import { breakRound, ticketComparisons } from '../../../lottery/breaks';
import { smallestAsGood } from '../../../lottery/advantage';
import type { Metric, Standard } from '../../../lottery/metric';
import { pairedByTrial, pairsOf } from '../../../lottery/pairs';
import { meanOfFull, type RunResult } from '../../../lottery/results';
import { pairedDifference, type PairedDifference } from '../../../lottery/statistics';
import { saidOf, type Said } from '../../../lottery/verdict';
import { percent, points, score, signedPoints } from '../../kit/format';
import { roundOf, type Fact, type FactText, type RoundChoice } from './fact';
import { armOf, full, ticket, type Arm } from '../../../lottery/run-key';

/** Mean score of the full network. */
export const fullScore: Fact = ({ results, standard }) => {
  const mean = meanOfFull(results, 'testAtStop');
  if (mean === null) return null;
  const count = worthShowing(results).filter(({ level }) => level === 0).length;
  return {
    key: 'lessons.facts.fullScore',
    values: { context: standard.judge.id, score: score(standard.judge, mean), count },
    arm: full,
  };
};

/** Mean score of an arm at a round, over the trials whose full network learned. */
export const scoreOf =
  (arm: Arm, choice: RoundChoice): Fact =>
  (scene) => {
    const round = roundOf(scene, choice);
    if (round === null) return null;
    const found = judge(scene.results).counting.filter((result) => armOf(result) === arm && result.level === round);
    if (found.length === 0) return null;
    const mean = found.reduce((sum, { testAtStop }) => sum + testAtStop, 0) / found.length;
    const { judge: metric } = scene.standard;
    return {
      key: 'lessons.facts.scoreOf',
      values: {
        context: metric.id,
        left: percent(scene.remaining[round]),
        score: score(metric, mean),
        count: found.length,
      },
      arm,
    };
  };

/** Why there are no comparisons: every lesson's facts begin with it where no full network learned. */
export const notLearned: Fact = ({ results, standard }) =>
  judge(results).nothingLearned ? { key: 'lessons.facts.notLearned', values: { context: standard.judge.id } } : null;

/** The verdict's words for a difference; of equals facts say that none is seen, and give the interval. */
function sayOf(standard: Standard, difference: PairedDifference): Exclude<Said, 'same'> {
  const said = saidOf(standard, difference);
  return said === 'same' ? 'none' : said;
}

/** What every sentence about a difference can say. */
function valuesOf(metric: Metric, difference: PairedDifference, share: number) {
  const [low, high] = difference.interval ?? [0, 0];
  return {
    context: metric.id,
    left: percent(share),
    points: points(metric, difference.mean),
    signed: signedPoints(metric, difference.mean),
    low: signedPoints(metric, low),
    high: signedPoints(metric, high),
    count: difference.n,
  };
}

/** One arm against another at a round. */
export const between =
  (arm: Arm, other: Arm, choice: RoundChoice): Fact =>
  (scene) => {
    const round = roundOf(scene, choice);
    if (round === null) return null;
    const pairs = pairsOf(scene.results, [arm, other], round);
    if (pairs.length === 0) return null;
    const difference = pairedDifference(pairs.map(([a, b]) => [a.testAtStop, b.testAtStop] as const));
    return {
      key: `lessons.facts.between.${sayOf(scene.standard, difference)}`,
      values: valuesOf(scene.standard.judge, difference, scene.remaining[round]),
      arm,
      other,
    };
  };

/** The smallest ticket that wins on validation data, which choose, and on test data, where the chart shows others. */
export const smallestWinning: Fact = (scene): FactText | null => {
  const { winning, remaining, results, standard } = scene;
  const { counting, nothingLearned } = judge(results);
  if (nothingLearned || !counting.some((result) => armOf(result) === ticket)) return null;
  const shown = smallestAsGood(standard, results, 'testAtStop');
  const values = {
    context: standard.judge.id,
    left: winning === null ? '' : percent(remaining[winning]),
    shown: shown === null ? '' : percent(remaining[shown]),
  };
  const onTest = winning === shown ? 'too' : shown === null ? 'none' : 'other';
  if (winning !== null) return { key: `lessons.facts.smallestWinning.${onTest}`, values, arm: ticket };
  return { key: `lessons.facts.noWinning.${shown === null ? 'too' : 'other'}`, values, arm: ticket };
};

/** Where it breaks; needs more than one trial. */
export const breaksAt: Fact = (scene): FactText | null => {
  const { results, standard, experiment, remaining } = scene;
  const last = experiment.pruning.rounds;
  const comparisons = ticketComparisons(standard, results, last);
  if (comparisons[last] === null) return null;
  if (comparisons[last] === 'few') return { key: 'lessons.facts.breaks.few', values: {}, arm: ticket };
  const first = breakRound(comparisons);
  if (first === null) {
    return { key: 'lessons.facts.breaks.never', values: { left: percent(remaining[last]) }, arm: ticket };
  }
  return {
    key: 'lessons.facts.breaks.from',
    values: { round: first, left: percent(remaining[first]) },
    arm: ticket,
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
    const ticketsOf = (results: readonly RunResult[], at: number): RunResult[] =>
      judge(results).counting.filter((result) => armOf(result) === ticket && result.level === at);
    const pairs = pairedByTrial(ticketsOf(scene.results, round), ticketsOf(kept.results, keptRound)).map(
      ([a, b]) => [a.testAtStop, b.testAtStop] as const,
    );
    if (pairs.length === 0) return null;
    const difference = pairedDifference(pairs);
    return {
      key: `lessons.facts.kept.${name}.${sayOf(scene.standard, difference)}`,
      values: valuesOf(scene.standard.judge, difference, share),
      arm: ticket,
    };
  };
