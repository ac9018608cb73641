import { useMemo } from 'react';
import { writeLink } from '../../experiment/link';
import { fingerprint } from '../../recording/fingerprint';
import { isWhole } from '../../recording/results';
import { shownRecording } from '../../store/selectors';
import { useLab } from './lab';

/** The fingerprint of the shown results when they are complete and of the experiment in the form. */
export function useFingerprint(): string | null {
  const recording = useLab(shownRecording);
  const experiment = useLab((state) => state.experiment);
  return useMemo(
    () =>
      recording && isWhole(recording) && writeLink(recording.experiment) === writeLink(experiment)
        ? fingerprint(recording)
        : null,
    [recording, experiment],
  );
}
