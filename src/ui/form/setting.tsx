/** The frame of one setting: title, help, "reset to default", and its control. */
import { RotateCcw } from 'lucide-react';
import { type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { derivedValue } from '../../experiment/derived';
import { valueOf, withValue, type Field } from '../../experiment/link';
import { defaultExperiment } from '../../experiment/schema';
import { useActions } from '../state/lab';
import { derivedText } from '../state/derived-text';
import { useFormExperiment } from './form-experiment';
import { Help } from '../kit/help';
import type { FieldNote } from '../kit/number-box';

/** What a control of one setting works with. */
export interface Setting {
  readonly field: Field;
  readonly value: unknown;
  /** what a value of null stands for; null where it stands for nothing */
  readonly derived: number | readonly number[] | null;
  /** the same in words, for settings that may be null */
  readonly derivedText: string;
  readonly title: string;
  /** id of the element that names the control */
  readonly labelId: string;
  /** `commit` false while a slider is dragged */
  change(value: unknown, commit?: boolean): void;
}

export function useSetting(field: Field): Setting {
  const { t } = useTranslation();
  const experiment = useFormExperiment();
  const { edit } = useActions();
  return {
    field,
    value: valueOf(experiment, field),
    derived: derivedValue(field.path, experiment),
    derivedText: 'optional' in field.info && field.info.optional ? derivedText(t, field, experiment) : '',
    title: t(`settings.${field.path}.title`),
    labelId: `setting-${field.path.replace('.', '-')}`,
    change: (value, commit) => edit(withValue(experiment, field, value), commit),
  };
}

interface Props {
  readonly setting: Setting;
  /** what stands at the end of the title's line */
  readonly aside?: ReactNode;
  /** what stands below */
  readonly children?: ReactNode;
  /** on what was typed; spoken when it comes */
  readonly note?: FieldNote;
}

export function SettingFrame({ setting, aside, children, note }: Props) {
  const { t } = useTranslation();
  const { field, value, title, labelId, change } = setting;
  const preset = valueOf(defaultExperiment, field);
  const changed = JSON.stringify(value) !== JSON.stringify(preset);
  return (
    <div className="setting" data-path={field.path}>
      <div className="setting-line">
        <span id={labelId} className="setting-title">
          {title}
        </span>
        <Help title={title} text={t(`settings.${field.path}.help`)} />
        {changed && (
          <Button
            className="icon-button small"
            aria-label={t('form.resetSetting', { title })}
            onPress={() => change(preset)}
          >
            <RotateCcw aria-hidden />
          </Button>
        )}
        <span className="setting-aside">{aside}</span>
      </div>
      {note !== undefined && (
        <p className={note.refused ? 'field-note refused' : 'field-note'} aria-live="polite">
          {note.text}
        </p>
      )}
      {children}
    </div>
  );
}
