import type { TFunction } from 'i18next';
import type { Standard } from '../../lottery/metric';
import type { Clause } from './verdict-sentence';
import { armName } from '../../charts/kit/arm-names';

/** What stands in a clause, in the language of the page. */
export function clauseValues(
  t: TFunction,
  { judge }: Standard,
  { values, arm, leadIn, isFirst }: Clause,
): Record<string, string | number> {
  // a metric may have wordings of its own
  const own = { ...values, context: judge.id };
  if (!leadIn) return own;
  const words = t(leadIn, { defaultValue: t('verdict.leadIn.any', { name: armName(t, arm ?? '') }) });
  return { ...own, leadIn: isFirst ? `${words.slice(0, 1).toLocaleUpperCase()}${words.slice(1)}` : words };
}

/** The verdict as plain text: without the marks of its bold and coloured words. */
export function verdictText(t: TFunction, standard: Standard, clauses: readonly Clause[]): string {
  return clauses
    .map((clause) => t(clause.key, clauseValues(t, standard, clause)))
    .join('')
    .replaceAll(/<\/?(?:b|arm)>/g, '')
    .trim();
}
