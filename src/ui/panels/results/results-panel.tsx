/** The middle of the page: verdict, accuracy, learning speed, training curves, filmstrip. */
import { DEFAULT_ENTRY } from '../../../gallery';
import type { RecordedFrom } from '../../../store/store';
import { useLab } from '../../state/lab';
import { Banners } from './banners';
import { PrintNote } from '../../state/print-note';
import { useIsShown } from '../../state/panels';
import { VerdictView } from './verdict';
import { Charts } from './charts';
import { RecordedNoteSlot } from '../../library/recorded-note-slot';
import './results.css';

/** The run that the page shows first needs no introduction. */
const isFirst = (from: RecordedFrom): boolean => from.kind === 'gallery' && from.id === DEFAULT_ENTRY;

export function ResultsPanel() {
  const isShown = useIsShown();
  const hasNote = useLab(({ recordedFrom }) => recordedFrom !== null && !isFirst(recordedFrom));
  return (
    <div className="results-panel">
      <Banners />
      {hasNote && <RecordedNoteSlot />}
      {isShown('verdict') && <VerdictView />}
      <Charts />
      <PrintNote />
    </div>
  );
}
