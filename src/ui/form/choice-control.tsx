import { useTexts } from '../../texts';
import type { Kind } from '../../experiment/fields';
import { ChoiceBox } from '../kit/choice-box';
import { useFormExperiment } from './form-experiment';
import { SettingFrame, useSetting } from './setting';

/** One of several ids. */
export function ChoiceControl({ field }: { readonly field: Kind<'choice'> }) {
  const { t } = useTexts();
  const setting = useSetting(field);
  const { labelId, value, change } = setting;
  const experiment = useFormExperiment();
  const texts = field.choices.map((id) => {
    const group = field.groupOf?.(id, experiment);
    return {
      id,
      text: t(`settings.${field.path}.choices.${id}`),
      about: field.explains ? t(`settings.${field.path}.about.${id}`) : '',
      group: group === undefined ? '' : t(`form.groups.${group}`),
    };
  });
  return (
    <SettingFrame
      setting={setting}
      aside={<ChoiceBox choices={texts} value={value} labelledBy={labelId} onChange={change} />}
    />
  );
}
