import { memo } from 'react';
import { useTexts } from '../../../texts';
import { ChoiceBox } from '../../kit/choice-box';
import { useActions, useLab } from '../../state/lab';
import { useShown } from '../../state/shown';

/** Which trial's masks and weights are shown; nothing while there is only one. */
export function TrialChoice() {
  const { recording } = useShown();
  const masks = recording?.masks.filter((mask) => mask.chain === 0) ?? [];
  const trials = masks.map((mask) => mask.trial).toSorted((a, b) => a - b);
  return trials.length < 2 ? null : <Choice trials={trials.join(' ')} />;
}

/** @param trials numbers with spaces between: equal lists are equal texts */
const Choice = memo(function Choice({ trials }: { readonly trials: string }) {
  const { t } = useTexts();
  const trial = useLab((state) => state.selection.trial);
  const { selectTrial } = useActions();
  return (
    <ChoiceBox
      label={t('inside.chooseTrial')}
      value={String(trial)}
      choices={trials.split(' ').map((id) => ({ id, text: t('inside.trial', { trial: Number(id) + 1 }) }))}
      onChange={(id) => selectTrial(Number(id))}
    />
  );
});
