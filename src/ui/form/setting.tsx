/** The frame of one setting: title, help, "reset to default", and its control. */
import { CircleHelp, RotateCcw } from 'lucide-react';
import { type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { chosen } from '../../experiment/chosen';
import { derivedValue, isDefault, valueOf, type Field } from '../../experiment/fields';
import { useLabContext } from '../state/lab';
import { taskOf } from '../../tasks';
import { derivedText } from '../state/setting-text';
import { useFormExperiment } from './form-experiment';
import { Beside } from '../kit/beside';
import type { FieldNote } from '../kit/number-box';

/** What a control of one setting works with. */
export interface Setting<F extends Field = Field> {
  /** with its limits and choices in this experiment */
  readonly field: F;
  readonly value: F['default'];
  /** what a value of null stands for; null where it stands for nothing */
  readonly derived: F['default'] | null;
  /** the same in words, for settings that may be null */
  readonly derivedText: string;
  readonly title: string;
  /** id of the element that names the control */
  readonly labelId: string;
  /** `commit` false while a slider is dragged */
  change(value: F['default'], commit?: boolean): void;
}

export function useSetting<F extends Field>(field: F): Setting<F> {
  const { t } = useTexts();
  const experiment = useFormExperiment();
  const { store, actions } = useLabContext();
  return {
    field,
    value: valueOf(experiment, field),
    derived: derivedValue(experiment, field),
    derivedText: field.derived ? derivedText(t, field, experiment) : '',
    title: t(`settings.${field.path}.title`, { context: taskOf(experiment.data.set).id }),
    labelId: `setting-${field.path.replace('.', '-')}`,
    // of the settings there are by then: other rows may have changed since this one was drawn
    change: (value, commit) => actions.edit(chosen(store.getState().experiment, field, value), commit),
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
  const { t } = useTexts();
  const { field, title, labelId, change } = setting;
  const isChanged = !isDefault(useFormExperiment(), field);
  return (
    <div className="setting" data-path={field.path}>
      <div className="setting-line">
        <span id={labelId} className="setting-title">
          {title}
        </span>
        <Beside
          label={title}
          placement="right top"
          opener={
            <Button className="icon-button small help-button" aria-label={t('form.helpOn', { title })}>
              <CircleHelp aria-hidden />
            </Button>
          }
        >
          <strong>{title}</strong>
          <p>{t(`settings.${field.path}.help`)}</p>
        </Beside>
        {isChanged && (
          <Button
            className="icon-button small"
            aria-label={t('form.resetSetting', { title })}
            onPress={() => change(field.default)}
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
