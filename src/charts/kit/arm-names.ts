import type { Translate } from '../../texts';
import type { ArmNames, OwnSetting } from '../../experiment/arm-names';
import type { Field } from '../../experiment/fields';
import { writeValue } from '../../experiment/link-value';
import type { Value } from '../../field';
import type { Arm } from '../../lottery/run-key';
import { settingNumber, settingPercent } from './format';

/**
 * The name of an arm on screen: its own, or that of its chain and what its control does: "Fine-tuned · new
 * weights". A method's second chain is told by what it has of its own: "Ticket · Rate per round 50 %". Names without a
 * text stand for themselves.
 */
export function armName(t: Translate, { nameOf, ownOf }: ArmNames, arm: Arm): string {
  const [chain, control] = nameOf(arm).split('*');
  const name = chainName(t, chain, ownOf(arm));
  if (control === undefined) return name;
  return t('hanging.name', { chain: name, control: t(`hanging.${control}`, { defaultValue: control }) });
}

function chainName(t: Translate, name: string, own: readonly OwnSetting[]): string {
  const again = /^(.+)-([2-9])$/.exec(name);
  if (!again) return t(`arms.${name}`, { defaultValue: name });
  const first = chainName(t, again[1], []);
  if (own.length === 0) return t('hanging.again', { name: first, number: Number(again[2]) });
  return t('hanging.name', { chain: first, control: ownText(t, own) });
}

/** "Rate per round 50 %, Rounds 2"; where a setting has a wording for it: "1 pass" */
export const ownText = (t: Translate, own: readonly OwnSetting[]): string =>
  own
    .map(({ field, value }) => {
      const text = valueText(t, field, value);
      const defaultValue = `${t(`settings.${field.path}.title`)} ${text}`;
      const count = typeof value === 'number' ? { count: value } : {};
      return t(`hanging.own.${field.path}`, { ...count, value: text, defaultValue });
    })
    .join(', ');

function valueText(t: Translate, field: Field, value: Value): string {
  if (typeof value !== 'number') {
    const text = writeValue(value);
    return t(`settings.${field.path}.choices.${text}`, { defaultValue: text });
  }
  return field.kind === 'number' && field.unit === 'percent' ? settingPercent(value) : settingNumber(value);
}
