import { memo } from 'react';
import { useTexts } from '../../texts';
import { writeLink } from '../../experiment/link';
import { experimentOf } from '../../experiment/preset';
import { presets } from '../../experiment/presets';
import { ChoiceBox } from '../kit/choice-box';
import { useActions } from '../state/lab';
import { useFormExperiment } from './form-experiment';

/** Which preset a link stands for; each is checked and written once. */
let ids: ReadonlyMap<string, string> | null = null;
const presetOf = (link: string): string | null => {
  ids ??= new Map(presets.toReversed().map((preset) => [writeLink(experimentOf(preset)), preset.id]));
  return ids.get(link) ?? null;
};

/** Ready experiments; says which one the form holds. */
export function PresetMenu() {
  return <Menu current={presetOf(writeLink(useFormExperiment()))} />;
}

/** Other settings of one's own draw it no more. */
const Menu = memo(function Menu({ current }: { readonly current: string | null }) {
  const { t } = useTexts();
  const { edit } = useActions();
  return (
    <div className="preset-menu">
      <ChoiceBox
        label={t('form.presets')}
        placeholder={t('form.ownExperiment')}
        choices={presets.map(({ id }) => ({ id, text: t(`presets.${id}`) }))}
        value={current}
        onChange={(id) => {
          const preset = presets.find((other) => other.id === id);
          if (preset) edit(experimentOf(preset));
        }}
      />
    </div>
  );
});
