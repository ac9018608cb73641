/** The middle of the page: what came out, and the charts that show it. */
import type { ReactNode } from 'react';
import { Banners } from './banners';
import { PrintNote } from '../../state/print-note';
import { panelsAt, useIsThere } from '..';
import { Charts } from './charts';
import './results.css';

/** @param note about the recorded run that is open */
export function ResultsPanel({ note }: { readonly note: ReactNode }) {
  const isThere = useIsThere();
  return (
    <div className="results-panel">
      <Banners />
      {note}
      {panelsAt('head')
        .filter(isThere)
        .map(({ id, page: { Content } }) => (
          <Content key={id} />
        ))}
      <Charts />
      <PrintNote />
    </div>
  );
}
