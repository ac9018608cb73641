import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { useTranslation } from 'react-i18next';
import type { Kind } from '../../experiment/fields';
import { ArmSwatch } from '../kit/arm-swatch';
import { CheckBox } from '../kit/check-box';
import { SettingFrame, useSetting } from './setting';

/** Any of several ids. Arms are shown with their line, below those that are always there. */
export function ChoicesControl({ field }: { readonly field: Kind<'choices'> }) {
  const { t } = useTranslation();
  const setting = useSetting(field);
  const { labelId, value, change } = setting;
  const isArms = field.widget === 'arms';
  return (
    <SettingFrame setting={setting}>
      {isArms && (
        <ul className="fixed-arms">
          {['full', 'ticket'].map((arm) => (
            <li key={arm}>
              <ArmSwatch arm={arm} /> {t(`arms.${arm}`)}
            </li>
          ))}
        </ul>
      )}
      <CheckboxGroup
        className="check-group"
        aria-labelledby={labelId}
        value={[...value]}
        onChange={(ids) => change(field.choices.filter((id) => ids.includes(id)))}
      >
        {field.choices.map((id) => (
          <CheckBox
            key={id}
            value={id}
            label={
              <>
                {isArms && <ArmSwatch arm={id} />} {t(`settings.${field.path}.choices.${id}`)}
              </>
            }
          />
        ))}
      </CheckboxGroup>
    </SettingFrame>
  );
}
