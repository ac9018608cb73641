/** Controls of one chain, each with its line; in groups where is said what each is. */
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { useTexts } from '../../texts';
import { chainsOf } from '../../experiment/chains';
import { controlsOn, withControls } from '../../experiment/choose-chains';
import { sections } from '../../experiment/sections';
import { readChain } from '../../experiment/sections/compare';
import type { Experiment } from '../../experiment/schema';
import type { Control } from '../../lottery/controls';
import { controlOf } from '../../lottery/run-key';
import { ArmsOf } from '../../charts/kit/use-arms';
import { ArmSwatch } from '../kit/arm-swatch';
import { CheckBox } from '../kit/check-box';
import { useLabContext } from '../state/lab';
import { useFormExperiment } from './form-experiment';

/** Those that an experiment begins with. */
export const usualControls: readonly string[] = readChain(sections.compare.chains.default[0]).controls;

const GROUPS = ['values', 'places', 'untrained'] as const;

/** What a control leaves as it is tells its group. */
function groupOf({ keepsPlaces, position }: Control): (typeof GROUPS)[number] {
  if (position === 'untrained') return 'untrained';
  return keepsPlaces ? 'values' : 'places';
}

interface Props {
  /** place of the chain */
  readonly at: number;
  readonly ids: readonly string[];
  /** id of what names them, or their name */
  readonly labelledBy?: string;
  readonly label?: string;
  /** in groups, with what each is */
  readonly explained?: boolean;
}

export function ControlBoxes({ at, ids, labelledBy, label, explained = false }: Props) {
  const { t } = useTexts();
  const { store, actions } = useLabContext();
  const experiment = useFormExperiment();
  const chain = chainsOf(experiment)[at];
  const offered = controlsOn(experiment, at);
  const nameOf = (id: string): string => {
    const name = t(`settings.compare.chains.choices.${id}`, { defaultValue: id });
    // below a method there is less room
    return at === 0 ? name : asSentence(t(`hanging.${id}`, { defaultValue: name }));
  };
  const box = ({ id }: Control) => {
    const about = `control-${at}-${id}`;
    return (
      <div key={id}>
        <CheckBox
          value={id}
          describedBy={explained ? about : undefined}
          label={
            <>
              <OfferedSwatch experiment={experiment} at={at} id={id} /> {nameOf(id)}
            </>
          }
        />
        {explained && (
          <p id={about} className="choice-about">
            {asSentence(t(`terms.${id}.text`, { defaultValue: '' }))}
          </p>
        )}
      </div>
    );
  };
  const wanted = offered.filter(({ id }) => ids.includes(id));
  const groups = GROUPS.map((group) => ({ group, own: wanted.filter((control) => groupOf(control) === group) }));
  return (
    <CheckboxGroup
      className="check-group"
      aria-labelledby={labelledBy}
      aria-label={label}
      value={chain.controls.filter((id) => offered.some((control) => control.id === id))}
      onChange={(checked) => actions.edit(withControls(store.getState().experiment, at, checked))}
    >
      {!explained
        ? wanted.map(box)
        : groups.map(
            ({ group, own }) =>
              own.length > 0 && (
                <div key={group} role="group" aria-label={t(`form.compare.${group}`)} className="check-group">
                  <h3 className="choice-group">{t(`form.compare.${group}`)}</h3>
                  {own.map(box)}
                </div>
              ),
          )}
    </CheckboxGroup>
  );
}

/** Meanings follow a name and a colon elsewhere. */
const asSentence = (meaning: string): string => meaning.slice(0, 1).toUpperCase() + meaning.slice(1);

/** As the line looks once it is compared. */
function OfferedSwatch(props: { readonly experiment: Experiment; readonly at: number; readonly id: string }) {
  const { experiment, at, id } = props;
  const { controls } = chainsOf(experiment)[at];
  const comparing = controls.includes(id) ? experiment : withControls(experiment, at, [...controls, id]);
  return (
    <ArmsOf experiment={comparing}>
      <ArmSwatch arm={controlOf(at, id)} />
    </ArmsOf>
  );
}
