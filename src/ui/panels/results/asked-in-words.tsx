import { useArms } from '../../../charts/kit/use-arms';
import { bracketWords } from '../../../charts/rounds/bracket-words';
import { apartOf } from '../../../lottery/apart';
import { verdictOf } from '../../../lottery/verdict';
import { useTexts } from '../../../texts';
import { useKept } from '../../state/asked';
import { useShown } from '../../state/shown';

/** What the bracket shows, once a number of the verdict was pressed: for those who do not see it. */
export function AskedInWords() {
  const { t } = useTexts();
  const { names } = useArms();
  const { standard, results, arms, round } = useShown();
  const kept = useKept();
  const verdict = kept === null ? null : verdictOf(standard, results, arms, round);
  const apart = verdict && apartOf(standard, verdict).find(({ arm }) => arm === kept);
  return (
    <p className="visually-hidden" role="status">
      {apart && bracketWords(t, standard.judge, names(arms), apart).sentence}
    </p>
  );
}
