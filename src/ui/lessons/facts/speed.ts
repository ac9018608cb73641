/** Facts about learning speed and generalization. */
import { pairsOf } from '../../../lottery/pairs';
import { speedVerdict, type Speed } from '../../../lottery/speed';
import { compare, pairedDifference } from '../../../lottery/statistics';
import { integer, percent, points, signedPoints, times } from '../../kit/format';
import { roundOf, type Fact, type FactText, type RoundChoice } from './fact';
import { type Arm, full, ticket } from '../../../lottery/run-key';

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Learning speed of an arm against the full network's; what is only a lower bound is said to be one. */
export const speed =
  (arm: Arm, choice: RoundChoice, by: Speed = 'matchStep'): Fact =>
  (scene): FactText | null => {
    const round = roundOf(scene, choice);
    if (round === null) return null;
    const { pairs, leftOut, diverged, found } = speedVerdict(scene.results, arm, round, by);
    if (pairs === 0) return null;
    const left = percent(scene.remaining[round]);
    if (!found) {
      if (by === 'matchStep')
        return { key: 'lessons.facts.match.not', values: { left, reached: pairs - leftOut, n: pairs }, arm };
      const why = diverged === 0 ? 'censored' : diverged === pairs ? 'diverged' : 'neither';
      return { key: `lessons.facts.speed.${why}`, values: { left, n: pairs, diverged }, arm };
    }
    return {
      key: `lessons.facts.${by === 'matchStep' ? 'match' : 'speed'}.${found.comparison}`,
      values: {
        left,
        ratio: times(Math.max(found.ratio, 1 / found.ratio)),
        own: integer(found.own),
        full: integer(found.full),
        count: pairs - leftOut,
      },
      arm,
    };
  };

/** Training-test gap of the ticket and of the full network at the last step. */
export const gap =
  (choice: RoundChoice): Fact =>
  (scene) => {
    const metric = scene.standard.judge;
    const round = roundOf(scene, choice);
    if (round === null) return null;
    const pairs = pairsOf(scene.results, [ticket, full], round).map(
      ([a, b]) => [a.trainAtEnd - a.testAtEnd, b.trainAtEnd - b.testAtEnd] as const,
    );
    if (pairs.length === 0) return null;
    const difference = pairedDifference(pairs);
    return {
      key: `lessons.facts.gap.${compare(difference)}`,
      values: {
        left: percent(scene.remaining[round]),
        ticket: signedPoints(metric, meanOf(pairs.map(([a]) => a))),
        full: signedPoints(metric, meanOf(pairs.map(([, b]) => b))),
        points: points(metric, difference.mean),
        count: difference.n,
      },
      arm: ticket,
    };
  };
