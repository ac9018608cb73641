import type { TFunction } from 'i18next';
import { judge } from '../lottery/guessing';
import type { RunResult } from '../lottery/results';

/** A chart's subtitle that says which trials its means leave out, and where no full network learned. */
export function withLeftOut(t: TFunction, subtitle: string, results: readonly RunResult[]): string {
  const { leftOut, nothingLearned } = judge(results);
  if (leftOut.length === 0) return subtitle;
  const note = nothingLearned ? t('charts.round.notLearned') : t('charts.round.leftOut', { count: leftOut.length });
  return `${subtitle} · ${note}`;
}
