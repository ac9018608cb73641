/** The value of a setting in words. */
import type { Translate } from '../../texts';
import { armName } from '../../charts/kit/arm-names';
import { armsOf } from '../../experiment/chains';
import { sections } from '../../experiment/sections';
import { derivedValue, valueOf, type Field } from '../../experiment/fields';
import type { Experiment } from '../../experiment/schema';
import type { Value } from '../../field';
import { integer, percent, settingNumber, settingPercent } from '../kit/format';
import { armNames } from '../../experiment/arm-names';

/** As it stands in a table; a dash where it changes nothing. */
export const settingText = (t: Translate, field: Field, experiment: Experiment): string =>
  field.applies(experiment) ? valueText(t, field, experiment, { share: settingPercent, none: '–' }) : '–';

interface Style {
  share(fraction: number): string;
  /** for a list of nothing */
  readonly none: string;
}

export function valueText(t: Translate, field: Field, experiment: Experiment, { share, none }: Style): string {
  const value = valueOf(experiment, field);
  const isShare = field.kind === 'number' && field.unit === 'percent';
  const choice = (id: string | number): string => t(`settings.${field.path}.choices.${id}`);
  if (value === null) return derivedText(t, field, experiment);
  if (typeof value === 'number') return isShare ? share(value) : settingNumber(value);
  if (typeof value === 'string') return choice(value);
  if (field.kind === 'chains') return chainsText(t, experiment, none);
  if (value.length === 0) return none;
  return value.join(field.kind === 'list' && field.of === 'steps' ? ', ' : '–');
}

/** The arms that the ticket is compared with. */
function chainsText(t: Translate, experiment: Experiment, none: string): string {
  const { choices } = sections.compare.chains;
  const [, ...arms] = armsOf(experiment);
  const names = armNames(experiment);
  if (arms.length === 0) return none;
  return arms
    .map((arm) => {
      const name = names.nameOf(arm);
      return choices.includes(name) ? t(`settings.compare.chains.choices.${name}`) : armName(t, names, arm);
    })
    .join('; '); // some have commas of their own
}

/** What stands in place of a value that follows from other settings: "as published: 64". */
export const derivedText = (t: Translate, field: Field, experiment: Experiment): string =>
  t(`settings.${field.path}.derived`, { value: wordsFor(field, derivedValue(experiment, field)) });

function wordsFor(field: Field, value: Value): string {
  if (typeof value === 'number') {
    return field.kind === 'number' && field.unit === 'percent' ? percent(value) : settingNumber(value);
  }
  if (value === null || typeof value === 'string') return value ?? '';
  return value.map((one) => integer(Number(one))).join(field.kind === 'list' && field.of === 'steps' ? '; ' : ' – ');
}
