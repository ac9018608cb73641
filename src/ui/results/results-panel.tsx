/** The middle of the page: verdict, accuracy, learning speed, training curves, filmstrip. */
import { isDefault } from '../../store/selectors';
import { useLab } from '../lab';
import { Banners } from './banners';
import { useIsShown } from '../panels/panels';
import { VerdictView } from './verdict';
import { Charts } from './charts';
import { RecordedNoteSlot } from '../library/recorded-note-slot';
import './results.css';

export function ResultsPanel() {
  const isShown = useIsShown();
  // the first frame's recorded run says enough of itself
  const hasNote = useLab(({ recordedFrom }) => recordedFrom !== null && !isDefault(recordedFrom));
  return (
    <div className="results-panel">
      <Banners />
      {hasNote && <RecordedNoteSlot />}
      {isShown('verdict') && <VerdictView />}
      <Charts />
    </div>
  );
}
