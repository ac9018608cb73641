import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { useTexts } from '../../texts';
import { armsOf, chainsOf, withArm } from '../../experiment/chains';
import type { Kind } from '../../experiment/fields';
import { armName, ownText } from '../../charts/kit/arm-names';
import { armNames, ownSettings } from '../../experiment/arm-names';
import type { Experiment } from '../../experiment/schema';
import { type Arm, full, placeOf } from '../../lottery/run-key';
import { ArmsOf } from '../../charts/kit/use-arms';
import { ArmSwatch } from '../kit/arm-swatch';
import { CheckBox } from '../kit/check-box';
import { useFormExperiment } from './form-experiment';
import { SettingFrame, useSetting } from './setting';

/** What a ticket is compared with, each with its line, below what is always there or came with a link. */
export function ChainsControl({ field }: { readonly field: Kind<'chains'> }) {
  const { t } = useTexts();
  const setting = useSetting(field);
  const experiment = useFormExperiment();
  const arms = armsOf(experiment);
  const names = armNames(experiment);
  const compared = arms.map(names.nameOf);
  const { labelId, change } = setting;
  const offered = field.choices;
  const chains = chainsOf(experiment);
  /** with what its name does not say */
  const inWords = (arm: Arm) => {
    const name = armName(t, names, arm);
    const { chain, control } = placeOf(arm);
    const own = chain === null || control !== null ? '' : ownText(t, ownSettings(chains[chain]));
    return name.endsWith(own) ? (
      name
    ) : (
      <>
        {name} <span className="muted">{own}</span>
      </>
    );
  };
  return (
    <SettingFrame setting={setting}>
      <ul className="fixed-arms">
        <ArmsOf experiment={experiment}>
          {[full, ...arms.filter((arm) => !offered.includes(names.nameOf(arm)))].map((arm) => (
            <li key={arm}>
              <ArmSwatch arm={arm} /> {inWords(arm)}
            </li>
          ))}
        </ArmsOf>
      </ul>
      <CheckboxGroup
        className="check-group"
        aria-labelledby={labelId}
        value={offered.filter((id) => compared.includes(id))}
        onChange={(ids) => {
          const changed = offered.find((id) => ids.includes(id) !== compared.includes(id));
          if (changed !== undefined) change(withArm(experiment, changed, ids.includes(changed)));
        }}
      >
        {offered.map((id) => (
          <CheckBox
            key={id}
            value={id}
            label={
              <>
                <OfferedSwatch experiment={experiment} id={id} /> {t(`settings.${field.path}.choices.${id}`)}
              </>
            }
          />
        ))}
      </CheckboxGroup>
    </SettingFrame>
  );
}

/** As the line looks once it is compared. */
function OfferedSwatch({ experiment, id }: { readonly experiment: Experiment; readonly id: string }) {
  const comparing = { ...experiment, compare: { chains: withArm(experiment, id, true) } };
  return (
    <ArmsOf experiment={comparing}>
      <ArmSwatch arm={armNames(comparing).armNamed(id) ?? full} />
    </ArmsOf>
  );
}
