import { useMemo } from 'react';
import type { RunsOfTrial } from '../../../page-worker/look/questions';
import { useShown } from '../../state/shown';
import { useMask } from '../../state/use-mask';

/** The runs of the shown trial, for questions about them; null before anything has begun. */
export function useRuns(): RunsOfTrial | null {
  const { recording } = useShown();
  const trial = useMask()?.trial ?? 0;
  const experiment = recording?.experiment;
  const data = recording?.data;
  const engineVersion = recording?.engine?.version;
  return useMemo(
    () => (experiment && data && engineVersion !== undefined ? { experiment, data, engineVersion, trial } : null),
    [experiment, data, engineVersion, trial],
  );
}
