import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { useTranslation } from 'react-i18next';
import { ArmSwatch } from '../kit/arm-swatch';
import { CheckBox } from '../kit/check-box';
import { SettingFrame, type Setting } from './setting';

interface Props {
  readonly setting: Setting;
  readonly choices: readonly string[];
}

/** Any of several ids. Arms are shown with their line, below those that are always there. */
export function ChoicesControl({ setting, choices }: Props) {
  const { t } = useTranslation();
  const { field, labelId, value, change } = setting;
  const isArms = field.path === 'compare.arms';
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
        value={value as string[]}
        onChange={(ids) => change(choices.filter((id) => ids.includes(id)))}
      >
        {choices.map((id) => (
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
