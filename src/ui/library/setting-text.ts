/** The value of a setting as it stands in a table; a dash where it changes nothing. */
import type { TFunction } from 'i18next';
import { appliesTo } from '../../experiment/applies';
import { valueOf, type Field } from '../../experiment/link';
import type { Experiment } from '../../experiment/schema';
import { derivedText } from '../state/derived-text';
import { integer, settingNumber, settingPercent } from '../kit/format';

export function settingText(t: TFunction, field: Field, experiment: Experiment): string {
  const { info, path } = field;
  const value = valueOf(experiment, field);
  if (!appliesTo(path, experiment)) return '–';
  if (value === null) return derivedText(t, field, experiment);
  switch (info.kind) {
    case 'number': {
      if (typeof value !== 'number') return '–';
      if (info.unit === 'percent') return settingPercent(value);
      return info.unit === 'count' ? integer(value) : settingNumber(value);
    }
    case 'choice':
      return t(`settings.${path}.choices.${String(value)}`);
    case 'choices':
      return Array.isArray(value) && value.length > 0
        ? value.map((id) => t(`settings.${path}.choices.${String(id)}`)).join(', ')
        : '–';
    case 'list':
      return Array.isArray(value) && value.length > 0 ? value.join(info.of === 'widths' ? '–' : ', ') : '–';
    default:
      return info satisfies never;
  }
}
