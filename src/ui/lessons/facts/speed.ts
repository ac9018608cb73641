/** Facts about learning speed and generalization. */
import { pairsOf } from '../../../lottery/pairs';
import { compare, pairedDifference } from '../../../lottery/statistics';
import { integer, percent, points, signedPoints, times } from '../../kit/format';
import { roundOf, type Fact, type FactText, type RoundChoice } from './fact';
import { type Arm, full, ticket } from '../../../lottery/run-key';

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Early-stop step of an arm against the full network's; censored stops are left out and counted. */
export const speed =
  (arm: Arm, choice: RoundChoice): Fact =>
  (scene): FactText | null => {
    const round = roundOf(scene, choice);
    if (round === null) return null;
    const all = pairsOf(scene.results, [arm, full], round);
    if (all.length === 0) return null;
    const left = percent(scene.remaining[round]);
    const pairs = all.flatMap(([a, b]) =>
      a.stopStep === null || b.stopStep === null || a.censored || b.censored ? [] : [[a.stopStep, b.stopStep] as const],
    );
    if (pairs.length === 0) return { key: 'lessons.facts.speed.censored', values: { left }, arm };
    const steps = pairedDifference(pairs);
    const [own, other] = [meanOf(pairs.map(([a]) => a)), meanOf(pairs.map(([, b]) => b))];
    return {
      key: `lessons.facts.speed.${compare(steps)}`,
      values: {
        left,
        ratio: times(own < other ? other / own : own / other),
        own: integer(own),
        full: integer(other),
        count: pairs.length,
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
