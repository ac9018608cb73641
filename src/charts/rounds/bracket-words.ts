import type { Apart } from '../../lottery/apart';
import type { Metric } from '../../lottery/metric';
import { full, ticket } from '../../lottery/run-key';
import type { Translate } from '../../texts';
import { points, signedPoints } from '../kit/format';

/** What stands beside the bracket, from the longest wording to the shortest, and the same as a sentence for those who do not see it. */
export function bracketWords(
  t: Translate,
  metric: Metric,
  names: Readonly<Record<string, string>>,
  { arm, difference: { mean, interval, n }, said }: Apart,
): { readonly wordings: readonly (readonly string[])[]; readonly sentence: string } {
  const values = { context: metric.id, points: points(metric, mean), count: n };
  const size = t('charts.score.bracket.size', values);
  const note = said === 'more' || said === 'less' ? [] : [t(`charts.score.bracket.${said}`)];
  const range = interval
    ? t('charts.score.bracket.interval', {
        low: signedPoints(metric, interval[0]),
        high: signedPoints(metric, interval[1]),
      })
    : null;
  const [first, second] = arm === full ? [ticket, full] : [arm, ticket];
  const sentence = t('charts.score.bracket.inWords', {
    ...values,
    first: names[first] ?? first,
    second: names[second] ?? second,
    signed: t('charts.score.bracket.size', { ...values, points: signedPoints(metric, mean) }),
  });
  const trials = t('charts.score.bracket.trials', { count: n });
  const whole = [size, [trials, ...note].join(', ')];
  return {
    wordings: [
      whole,
      ...(note.length > 0
        ? [
            [size, ...note, trials],
            [size, trials],
          ]
        : []),
      [size],
    ],
    sentence: `${[sentence, range, ...note].filter(Boolean).join(', ')}.`,
  };
}
