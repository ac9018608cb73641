import { useTranslation } from 'react-i18next';
import { ChoiceBox } from '../kit/choice-box';
import { SettingFrame, type Setting } from './setting';

interface Props {
  readonly setting: Setting;
  readonly choices: readonly string[];
}

/** One of several ids. */
export function ChoiceControl({ setting, choices }: Props) {
  const { t } = useTranslation();
  const { field, labelId, value, change } = setting;
  const texts = choices.map((id) => ({ id, text: t(`settings.${field.path}.choices.${id}`) }));
  return (
    <SettingFrame
      setting={setting}
      aside={<ChoiceBox choices={texts} value={String(value)} labelledBy={labelId} onChange={change} />}
    />
  );
}
