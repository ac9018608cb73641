/** The settings that were looked for, without their sections. */
import { useMemo } from 'react';
import { useTexts } from '../../texts';
import { fields, isSettable, type Field } from '../../experiment/fields';
import { useLab } from '../state/lab';
import { Control } from './control';
import { findSettings, hasWords } from './find-settings';
import { useFormExperiment } from './form-experiment';
import { SoughtChoice } from './sought-choice';

/** More than these are of no help: somebody has typed one letter. */
const MOST_SAID = 4;

interface Props {
  readonly words: string;
  readonly ends: readonly [number, number];
}

export function FoundSettings({ words, ends }: Props) {
  const { t } = useTexts();
  const experiment = useFormExperiment();
  const pointed = useLab((state) => state.view.setting);
  const found = useMemo(
    () =>
      findSettings(words, fields, (field) => ({
        title: t(`settings.${field.path}.title`),
        about: [
          t(`settings.${field.path}.help`),
          ...('choices' in field ? field.choices.map((id) => t(`settings.${field.path}.choices.${id}`)) : []),
        ].join(' '),
      })),
    [t, words],
  );
  const isThere = (field: Field): boolean => isSettable(experiment, field);
  const here = found.filter(isThere);
  const elsewhere = found.filter((field) => !isThere(field));
  const isSaid = elsewhere.length > 0 && elsewhere.length <= MOST_SAID;
  const more = fields.filter((field) => field.path === pointed && isThere(field) && !here.includes(field));
  const isByChoice = (field: Field): boolean =>
    'choices' in field &&
    !hasWords(words, `${t(`settings.${field.path}.title`)} ${field.path}`) &&
    field.choices.some((id) => hasWords(words, t(`settings.${field.path}.choices.${id}`)));
  return (
    <section className="form-section" aria-label={t('form.find.label')}>
      <p className="muted" role="status">
        {t('form.find.found', { count: here.length })}
        {isSaid &&
          ` ${t('form.find.elsewhere', {
            titles: elsewhere.map((field) => t(`settings.${field.path}.title`)).join(', '),
          })}`}
      </p>
      {[...more, ...here].map((field) => {
        const isSought = isByChoice(field);
        return (
          <SoughtChoice key={`${field.path} ${isSought}`} value={isSought}>
            <Control field={field} ends={ends} />
          </SoughtChoice>
        );
      })}
    </section>
  );
}
