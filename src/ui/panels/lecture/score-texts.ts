/** A score as sentences of the catalogue. */
import { breakRound } from '../../../lottery/breaks';
import type { Metric } from '../../../lottery/metric';
import { scoreCurve, type ByRound } from '../../../lottery/prediction';
import type { Comparison } from '../../../lottery/statistics';
import type { Prediction } from '../../../store/store';
import { percent, points, text, type Text } from '../../kit/format';

/** Half a tenth of a point, below which "off by 0.0" would be said. */
const NOTHING = 0.0005;

/** What came out. */
export interface Outcome {
  /** weights remaining by round, 0 … 1 */
  readonly remaining: readonly number[];
  readonly actual: ByRound;
  /** the ticket with the full network, by round */
  readonly comparisons: readonly (Comparison | null)[];
  /** no full network learned: then there is nothing to be right or wrong about */
  readonly nothingLearned: boolean;
}

export function scoreTexts(metric: Metric, prediction: Prediction, outcome: Outcome): Text[] {
  const { comparisons, nothingLearned } = outcome;
  if (nothingLearned) return [text('lecture.predict.notLearned')];
  if (prediction.kind === 'curve') return ofCurve(metric, prediction, outcome);
  const isKnown = comparisons.findLast((comparison) => comparison !== null) !== 'few';
  if (!isKnown) return [text('lecture.predict.score.few')];
  return ofBreak(prediction, outcome, breakRound(comparisons));
}

function ofCurve(metric: Metric, { curve }: Prediction, { remaining, actual }: Outcome): Text[] {
  const score = scoreCurve(curve, actual);
  if (!score) return [text('lecture.predict.score.nothing')];
  const { error, rounds, bias, worst, flat } = score;
  const tendency = Math.abs(bias) < error / 2 ? 'mixed' : bias > 0 ? 'high' : 'low';
  return [
    text('lecture.predict.score.curve', { points: points(metric, error), count: rounds }),
    ...(error < NOTHING ? [] : [text(`lecture.predict.score.${tendency}`)]),
    text('lecture.predict.score.worst', { left: percent(remaining[worst.round]), points: points(metric, worst.error) }),
    text('lecture.predict.score.flat', { points: points(metric, flat) }),
    ...unfinished(actual),
  ];
}

function ofBreak({ breaks }: Prediction, { remaining, actual }: Outcome, broken: number | null): Text[] {
  const never = remaining.length;
  const guess = breaks ?? never;
  const left = (round: number): string => percent(remaining[round] ?? 0);
  const truth: Text =
    broken === null
      ? text('lecture.predict.score.neverBroke')
      : text('lecture.predict.score.broke', { left: left(broken) });
  const off = guess - (broken ?? never);
  const judged: Text =
    off === 0
      ? text('lecture.predict.score.exact')
      : text(`lecture.predict.score.${off < 0 ? 'early' : 'late'}`, { count: Math.abs(off) });
  return [truth, judged, ...unfinished(actual)];
}

/** Not every round is trained yet: the score may still change. */
function unfinished(actual: ByRound): Text[] {
  const missing = actual.filter((value) => value === null).length;
  return missing > 0 ? [text('lecture.predict.score.unfinished', { count: missing })] : [];
}
