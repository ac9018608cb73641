import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { useTranslation } from 'react-i18next';
import { armsOf, withArm } from '../../experiment/chains';
import type { Kind } from '../../experiment/fields';
import { armName } from '../../charts/kit/arm-names';
import { ArmSwatch } from '../kit/arm-swatch';
import { CheckBox } from '../kit/check-box';
import { useFormExperiment } from './form-experiment';
import { SettingFrame, useSetting } from './setting';

/** What a ticket is compared with, each with its line, below what is always there or came with a link. */
export function ChainsControl({ field }: { readonly field: Kind<'chains'> }) {
  const { t } = useTranslation();
  const setting = useSetting(field);
  const experiment = useFormExperiment();
  const arms = armsOf(experiment);
  const { labelId, change } = setting;
  const offered = field.choices;
  return (
    <SettingFrame setting={setting}>
      <ul className="fixed-arms">
        {['full', ...arms.filter((arm) => !offered.includes(arm))].map((arm) => (
          <li key={arm}>
            <ArmSwatch arm={arm} /> {armName(t, arm)}
          </li>
        ))}
      </ul>
      <CheckboxGroup
        className="check-group"
        aria-labelledby={labelId}
        value={offered.filter((arm) => arms.includes(arm))}
        onChange={(ids) => {
          const changed = offered.find((arm) => ids.includes(arm) !== arms.includes(arm));
          if (changed !== undefined) change(withArm(experiment, changed, ids.includes(changed)));
        }}
      >
        {offered.map((id) => (
          <CheckBox
            key={id}
            value={id}
            label={
              <>
                <ArmSwatch arm={id} /> {t(`settings.${field.path}.choices.${id}`)}
              </>
            }
          />
        ))}
      </CheckboxGroup>
    </SettingFrame>
  );
}
