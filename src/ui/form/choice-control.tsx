import { useTexts } from '../../texts';
import type { Kind } from '../../experiment/fields';
import { ChoiceBox } from '../kit/choice-box';
import { SettingFrame, useSetting } from './setting';

/** One of several ids. */
export function ChoiceControl({ field }: { readonly field: Kind<'choice'> }) {
  const { t } = useTexts();
  const setting = useSetting(field);
  const { labelId, value, change } = setting;
  const texts = field.choices.map((id) => ({ id, text: t(`settings.${field.path}.choices.${id}`) }));
  return (
    <SettingFrame
      setting={setting}
      aside={<ChoiceBox choices={texts} value={value} labelledBy={labelId} onChange={change} />}
    />
  );
}
