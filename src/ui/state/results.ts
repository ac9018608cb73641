import { useMemo } from 'react';
import { writeLink } from '../../experiment/link';
import { fingerprint } from '../../recording/fingerprint';
import { isComplete } from '../../recording/complete';
import { shownRecording } from '../../store/selectors';
import { useLab } from './lab';

/** The fingerprint of the shown results when they are complete and of the experiment in the form. */
export function useFingerprint(): string | null {
  const recording = useLab(shownRecording);
  const experiment = useLab((state) => state.experiment);
  return useMemo(
    () =>
      recording && isComplete(recording) && writeLink(recording.experiment) === writeLink(experiment)
        ? fingerprint(recording)
        : null,
    [recording, experiment],
  );
}
