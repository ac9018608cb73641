/** The middle of the page: verdict, accuracy, learning speed, training curves, filmstrip. */
import { Banners } from './banners';
import { VerdictView } from './verdict';
import { Charts } from './charts';
import './results.css';

export function ResultsPanel() {
  return (
    <div className="results-panel">
      <Banners />
      <VerdictView />
      <Charts />
    </div>
  );
}
