import type { TFunction } from 'i18next';
import type { Clause } from '../results/verdict-sentence';

/** The verdict as plain text: without the marks of its bold and coloured words. */
export function verdictText(t: TFunction, clauses: readonly Clause[]): string {
  return clauses
    .map(({ key, values, arm, leadIn }) => {
      const name = arm ? t(`arms.${arm}`) : '';
      return t(key, { ...values, name, leadIn: leadIn ? t(leadIn, { defaultValue: name }) : '' });
    })
    .join('')
    .replaceAll(/<\/?(?:b|arm)>/g, '')
    .trim();
}
