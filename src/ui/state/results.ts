import { useMemo } from 'react';
import { writeLink } from '../../experiment/link';
import { fingerprint } from '../../recording/fingerprint';
import type { Recording } from '../../recording/recording';
import { shownRecording } from '../../store/selectors';
import { useLab } from './lab';

/** Are all training runs of its experiment over? Only then does a fingerprint speak of the whole. */
export function isComplete({ runs, experiment }: Recording): boolean {
  const { chance, pruning, compare } = experiment;
  const planned = chance.trials * (1 + pruning.rounds * (1 + compare.arms.length));
  return runs.filter(({ status }) => status !== 'running').length >= planned;
}

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
