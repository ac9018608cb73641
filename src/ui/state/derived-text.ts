import type { TFunction } from 'i18next';
import { derivedValue } from '../../experiment/derived';
import type { Field } from '../../experiment/link';
import type { Experiment } from '../../experiment/schema';
import { integer, percent, settingNumber } from '../kit/format';

/** What stands in place of a value that follows from other settings: "as published: 64". */
export function derivedText(t: TFunction, field: Field, experiment: Experiment): string {
  const value = derivedValue(field.path, experiment);
  return t(`settings.${field.path}.derived`, { value: valueIn(field, value) });
}

function valueIn({ info }: Field, value: number | readonly number[] | null): string {
  if (value === null) return '';
  if (typeof value !== 'number')
    return value.map(integer).join(info.kind === 'list' && info.of === 'steps' ? '; ' : ' – ');
  return info.kind === 'number' && info.unit === 'percent' ? percent(value) : settingNumber(value);
}
