import type { TFunction } from 'i18next';
import type { Clause } from './verdict-sentence';
import { armName } from '../../charts/kit/arm-names';

/** What stands in a clause, in the language of the page. */
export function clauseValues(t: TFunction, { values, arm, leadIn, isFirst }: Clause): Record<string, string | number> {
  if (!leadIn) return { ...values };
  const words = t(leadIn, { defaultValue: t('verdict.leadIn.any', { name: armName(t, arm ?? '') }) });
  return { ...values, leadIn: isFirst ? `${words.slice(0, 1).toLocaleUpperCase()}${words.slice(1)}` : words };
}

/** The verdict as plain text: without the marks of its bold and coloured words. */
export function verdictText(t: TFunction, clauses: readonly Clause[]): string {
  return clauses
    .map((clause) => t(clause.key, clauseValues(t, clause)))
    .join('')
    .replaceAll(/<\/?(?:b|arm)>/g, '')
    .trim();
}
