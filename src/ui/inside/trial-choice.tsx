import { useTranslation } from 'react-i18next';
import { ChoiceBox } from '../choice-box';
import { useActions, useLab } from '../lab';
import { useShown } from '../shown';

/** Which trial's masks and weights are shown; nothing while there is only one. */
export function TrialChoice() {
  const { t } = useTranslation();
  const trial = useLab((state) => state.selection.trial);
  const { selectTrial } = useActions();
  const { recording } = useShown();
  const masks = recording?.masks.filter((mask) => mask.chain === 'ticket') ?? [];
  const trials = masks.map((mask) => mask.trial).toSorted((a, b) => a - b);
  if (trials.length < 2) return null;
  return (
    <ChoiceBox
      label={t('inside.chooseTrial')}
      value={String(trial)}
      choices={trials.map((id) => ({ id: String(id), text: t('inside.trial', { trial: id + 1 }) }))}
      onChange={(id) => selectTrial(Number(id))}
    />
  );
}
