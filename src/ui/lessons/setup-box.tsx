/** What setting the lesson's experiment would change, said before it does. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { derivedText } from '../state/derived-text';
import { valueOf, type Field } from '../../experiment/link';
import type { Experiment } from '../../experiment/schema';
import { percent, settingNumber } from '../kit/format';
import { changesTo } from './wanted';

/** Changes named one by one; the others are counted. */
const MOST = 6;

export function SetupBox({ wanted, own }: { readonly wanted: Experiment; readonly own: Experiment }) {
  const { t } = useTranslation();
  const changes = changesTo(wanted, own);
  const named = changes.length > MOST + 1 ? changes.slice(0, MOST) : changes;
  return (
    <div className="lesson-setup">
      <h4>{t('lessons.setup.title')}</h4>
      <dl>
        {named.map((field) => (
          <div key={field.path}>
            <dt>{t(`settings.${field.path}.title`)}</dt>
            <dd>
              <s>{valueText(t, field, own)}</s> → <strong>{valueText(t, field, wanted)}</strong>
            </dd>
          </div>
        ))}
      </dl>
      {named.length < changes.length && <p>{t('lessons.setup.more', { count: changes.length - named.length })}</p>}
      <p className="muted">{t('lessons.setup.undo')}</p>
    </div>
  );
}

/** A setting's value as the form shows it. */
export function valueText(t: TFunction, field: Field, experiment: Experiment): string {
  const value = valueOf(experiment, field);
  const choice = (id: unknown): string => t(`settings.${field.path}.choices.${String(id)}`);
  if (value === null) return derivedText(t, field, experiment);
  switch (field.info.kind) {
    case 'number':
      return field.info.unit === 'percent' ? percent(Number(value)) : settingNumber(Number(value));
    case 'choice':
      return choice(value);
    case 'choices':
      return Array.isArray(value) && value.length > 0 ? value.map(choice).join(', ') : t('lessons.setup.none');
    case 'list':
      return Array.isArray(value) && value.length > 0 ? value.join('–') : t('lessons.setup.none');
    default:
      return field.info satisfies never;
  }
}
