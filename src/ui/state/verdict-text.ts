import type { Translate } from '../../texts';
import type { Standard } from '../../lottery/metric';
import type { Clause } from './verdict-sentence';
import type { ArmNames } from '../../experiment/arm-names';
import { armName } from '../../charts/kit/arm-names';
import type { Arm } from '../../lottery/run-key';

/** What stands in a clause, in the language of the page. */
export function clauseValues(
  t: Translate,
  { judge }: Standard,
  names: ArmNames,
  { values, arm, isFirst, isOfSame }: Clause,
): Record<string, string | number> {
  // a metric may have wordings of its own
  const own = { ...values, context: judge.id };
  if (isFirst === undefined || !arm) return own;
  const words = isOfSame ? sameText(t, names, arm) : leadInText(t, names, arm);
  return { ...own, leadIn: isFirst ? `${words.slice(0, 1).toLocaleUpperCase()}${words.slice(1)}` : words };
}

function leadInText(t: Translate, names: ArmNames, arm: Arm): string {
  const any = t('verdict.leadIn.any', { name: armName(t, names, arm) });
  return t(`verdict.leadIn.${names.nameOf(arm)}`, { defaultValue: any });
}

/** Of a control whose chain has just been named. */
function sameText(t: Translate, names: ArmNames, arm: Arm): string {
  const [, control = ''] = names.nameOf(arm).split('*');
  return t('verdict.leadIn.same', { control: t(`hanging.${control}`, { defaultValue: control }) });
}

/** The verdict as plain text: without the marks of its bold and coloured words. */
export function verdictText(t: Translate, standard: Standard, names: ArmNames, clauses: readonly Clause[]): string {
  return clauses
    .map((clause) => t(clause.key, clauseValues(t, standard, names, clause)))
    .join('')
    .replaceAll(/<\/?\w+>/g, '')
    .trim();
}
