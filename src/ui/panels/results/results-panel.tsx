/** The middle of the page: verdict, accuracy, learning speed, training curves, filmstrip. */
import type { ReactNode } from 'react';
import { Banners } from './banners';
import { PrintNote } from '../../state/print-note';
import { useIsShown } from '../../state/panels';
import { VerdictView } from './verdict';
import { Charts } from './charts';
import './results.css';

/** @param note about the recorded run that is open */
export function ResultsPanel({ note }: { readonly note: ReactNode }) {
  const isShown = useIsShown();
  return (
    <div className="results-panel">
      <Banners />
      {note}
      {isShown('verdict') && <VerdictView />}
      <Charts />
      <PrintNote />
    </div>
  );
}
