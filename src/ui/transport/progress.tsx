/** Where the experiment stands and how long it will still take. */
import { useDeferredValue, useMemo } from 'react';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { useTexts } from '../../texts';
import { useLab } from '../state/lab';
import { longestStanding } from '../state/standing-text';
import { useStanding } from '../state/use-standing';
import './transport.css';

export function ProgressView() {
  const { t } = useTexts();
  // a slider that is dragged does not wait for how much room this takes
  const experiment = useDeferredValue(useLab((state) => state.experiment));
  const longest = useMemo(() => longestStanding(t, experiment), [t, experiment]);
  const { kind, share, text } = useStanding();
  return (
    <div className="progress" data-standing={kind}>
      <ProgressBar className="progress-track" aria-label={t('standing.label')} value={share * 100}>
        <div className="progress-fill" style={{ width: `${share * 100}%` }} />
      </ProgressBar>
      <p className="progress-text" data-longest={longest}>
        <span>{text}</span>
      </p>
    </div>
  );
}
