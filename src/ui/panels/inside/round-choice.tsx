import { memo } from 'react';
import { useTexts } from '../../../texts';
import { ChoiceBox } from '../../kit/choice-box';
import { percent } from '../../kit/format';
import { useIsWide } from '../../kit/use-media';
import { useActions } from '../../state/lab';
import { useShown } from '../../state/shown';

/** Which round's networks are shown, where no chart stands beside them. */
export function RoundChoice() {
  const isWide = useIsWide();
  const { recording, remaining, round } = useShown();
  if (isWide || !recording || remaining.length < 2) return null;
  return <Choice rounds={remaining.map((left) => percent(left)).join('|')} round={round} />;
}

/** @param rounds their weights remaining: equal lists are equal texts */
const Choice = memo(function Choice({ rounds, round }: { readonly rounds: string; readonly round: number }) {
  const { t } = useTexts();
  const { selectRound } = useActions();
  return (
    <ChoiceBox
      label={t('inside.chooseRound')}
      value={String(round)}
      choices={rounds.split('|').map((left, at) => ({ id: String(at), text: t('inside.round', { left }) }))}
      onChange={(id) => selectRound(Number(id))}
    />
  );
});
