import { useTranslation } from 'react-i18next';
import { writeLink } from '../../experiment/link';
import { experimentOf, presets } from '../../experiment/presets';
import { ChoiceBox } from '../choice-box';
import { useActions, useLab } from '../lab';

/** Ready experiments; says which one the form holds. */
export function PresetMenu() {
  const { t } = useTranslation();
  const link = useLab((state) => writeLink(state.experiment));
  const { edit } = useActions();
  const current = presets.find((preset) => writeLink(experimentOf(preset)) === link);
  return (
    <div className="preset-menu">
      <ChoiceBox
        label={t('form.presets')}
        placeholder={t('form.ownExperiment')}
        choices={presets.map(({ id }) => ({ id, text: t(`presets.${id}`) }))}
        value={current?.id ?? null}
        onChange={(id) => {
          const preset = presets.find((other) => other.id === id);
          if (preset) edit(experimentOf(preset));
        }}
      />
    </div>
  );
}
