import { useDeferredValue } from 'react';
import { runKey } from '../../recording/recording';
import type { Inspection } from '../../worker/messages';
import { useLab } from '../lab';
import { useShown } from '../shown';
import { useMask } from './use-mask';

/** The weights of the shown trial's ticket at the selected round, once they are at hand. */
export function useInspection(): Inspection | null {
  const { round } = useShown();
  const trial = useMask()?.trial ?? 0;
  // drawing some hundred thousand weights waits for keys and pointers
  const inspection = useDeferredValue(useLab((state) => state.inspection));
  const wanted = runKey({ trial, round, arm: round === 0 ? 'full' : 'ticket' });
  return inspection && runKey(inspection.id) === wanted ? inspection : null;
}
