/** The frame of one setting: title, help, "reset to default", and its control. */
import { CircleHelp, RotateCcw } from 'lucide-react';
import { createContext, useContext, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { chosen } from '../../experiment/chosen';
import { withOwn } from '../../experiment/choose-chains';
import type { Experiment } from '../../experiment/schema';
import { derivedValue, isDefault, isSame, valueOf, type Field } from '../../experiment/fields';
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

const Chain = createContext<{ readonly at: number; readonly whole: Experiment } | null>(null);

/**
 * Below stand a chain's own settings, in a form of the experiment as the chain sees it. `at` is its place in the `whole`
 * experiment.
 */
export const SettingsOfChain = Chain.Provider;

export function useSetting<F extends Field>(field: F): Setting<F> {
  const { t } = useTexts();
  const experiment = useFormExperiment();
  const { store, actions } = useLabContext();
  const chain = useContext(Chain);
  return {
    field,
    value: valueOf(experiment, field),
    derived: derivedValue(experiment, field),
    derivedText: field.derived ? derivedText(t, field, experiment) : '',
    title: t(`settings.${field.path}.title`, { context: taskOf(experiment.data.set).id }),
    labelId: [`setting-${field.path.replace('.', '-')}`, ...(chain === null ? [] : [chain.at])].join('-'),
    // of the settings there are by then: other rows may have changed since this one was drawn
    change: (value, commit) => {
      const { experiment: now } = store.getState();
      actions.edit(chain === null ? chosen(now, field, value) : withOwn(now, chain.at, field, value), commit);
    },
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
  const experiment = useFormExperiment();
  const chain = useContext(Chain);
  // a chain without settings of its own has the experiment's
  const isChanged = chain ? !isSame(field, experiment, chain.whole) : !isDefault(experiment, field);
  return (
    <div className="setting" data-path={chain ? undefined : field.path}>
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
            aria-label={t(chain ? 'form.compare.resetOwn' : 'form.resetSetting', { title })}
            onPress={() => change(chain ? valueOf(chain.whole, field) : field.default)}
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
