import type { Translate } from '../../texts';
import { judge } from '../../lottery/guessing';
import type { RunResult } from '../../lottery/results';

/**
 * A chart's subtitle that says how many trials its means leave out; the chart of accuracies, which
 * shows it, also says why.
 */
export function withLeftOut(t: Translate, subtitle: string, results: readonly RunResult[], why = false): string {
  const { leftOut, nothingLearned } = judge(results);
  if (nothingLearned) return why ? `${subtitle} · ${t('charts.round.notLearned')}` : subtitle;
  if (leftOut.length === 0) return subtitle;
  return `${subtitle} · ${t(why ? 'charts.round.leftOut' : 'charts.round.leftOutShort', { count: leftOut.length })}`;
}
