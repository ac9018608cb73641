/** A score as sentences of the catalogue. */
import { breakRound, scoreCurve, type ByRound } from '../../../lottery/prediction';
import type { Prediction } from '../../../store/store';
import { percent, points, type Text } from '../../kit/format';

/** Half a tenth of a point, below which "off by 0.0" would be said. */
const NOTHING = 0.0005;

/** @param nothingLearned no full network learned: then there is nothing to be right or wrong about */
export function scoreTexts(prediction: Prediction, actual: ByRound, nothingLearned: boolean): Text[] {
  if (nothingLearned) return [{ key: 'lecture.predict.notLearned', values: {} }];
  return prediction.kind === 'curve' ? ofCurve(prediction, actual) : ofBreak(prediction, actual, breakRound(actual));
}

function ofCurve({ curve, remaining }: Prediction, actual: ByRound): Text[] {
  const score = scoreCurve(curve, actual);
  if (!score) return [{ key: 'lecture.predict.score.nothing', values: {} }];
  const { error, rounds, bias, worst, flat } = score;
  const tendency = Math.abs(bias) < error / 2 ? 'mixed' : bias > 0 ? 'high' : 'low';
  return [
    { key: 'lecture.predict.score.curve', values: { points: points(error), count: rounds } },
    ...(error < NOTHING ? [] : [{ key: `lecture.predict.score.${tendency}`, values: {} }]),
    {
      key: 'lecture.predict.score.worst',
      values: { left: percent(remaining[worst.round]), points: points(worst.error) },
    },
    { key: 'lecture.predict.score.flat', values: { points: points(flat) } },
    ...unfinished(actual),
  ];
}

function ofBreak({ breaks, remaining }: Prediction, actual: ByRound, broken: number | null): Text[] {
  const never = remaining.length;
  const guess = breaks ?? never;
  const left = (round: number): string => percent(remaining[round] ?? 0);
  const truth: Text =
    broken === null
      ? { key: 'lecture.predict.score.neverBroke', values: {} }
      : { key: 'lecture.predict.score.broke', values: { left: left(broken) } };
  const off = guess - (broken ?? never);
  const judged: Text =
    off === 0
      ? { key: 'lecture.predict.score.exact', values: {} }
      : { key: `lecture.predict.score.${off < 0 ? 'early' : 'late'}`, values: { count: Math.abs(off) } };
  return [truth, judged, ...unfinished(actual)];
}

/** Not every round is trained yet: the score may still change. */
function unfinished(actual: ByRound): Text[] {
  const missing = actual.filter((value) => value === null).length;
  return missing > 0 ? [{ key: 'lecture.predict.score.unfinished', values: { count: missing } }] : [];
}
