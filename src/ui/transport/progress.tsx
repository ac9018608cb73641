/** Where the experiment stands and how long it will still take. */
import { useMemo } from 'react';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { useTranslation } from 'react-i18next';
import { lacksFiles } from '../../store/selectors';
import type { LabState } from '../../store/store';
import { useLab, useLabSometimes } from '../state/lab';
import { longestProgressText, progressText } from '../state/progress-text';
import './transport.css';

/** Between two drawings, in ms: steps count faster than anybody reads. */
const EVERY = 200;

const sessionOf = (state: LabState): LabState['session'] => state.session;

/** Is anything on screen that was trained here? */
export const hasBegun = ({ live }: LabState): boolean => live !== null && live.runs.length > 0;

/** The session, as often as it is worth reading. */
export const useSession = (): LabState['session'] => useLabSometimes(sessionOf, EVERY);

export function ProgressView() {
  const { t } = useTranslation();
  const session = useSession();
  const experiment = useLab((state) => state.experiment);
  const isBegun = useLab(hasBegun);
  const lacking = useLab(lacksFiles);
  const longest = useMemo(() => longestProgressText(t, experiment), [t, experiment]);
  const { progress } = session;
  const share = progress && progress.stepsTotal > 0 ? progress.stepsDone / progress.stepsTotal : 0;
  return (
    <div className="progress">
      <ProgressBar className="progress-track" aria-label={t('progress.label')} value={share * 100}>
        <div className="progress-fill" style={{ width: `${share * 100}%` }} />
      </ProgressBar>
      <p className="progress-text" data-longest={longest}>
        <span>{lacking ? t('progress.lacksFiles') : progressText(t, session, experiment, isBegun)}</span>
      </p>
    </div>
  );
}
