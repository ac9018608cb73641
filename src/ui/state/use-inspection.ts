import { useDeferredValue } from 'react';
import { sizeOf } from '../../lottery/parameters';
import type { Inspection, TrialWeights } from '../../page-worker/run/messages';
import { useLab } from './lab';
import { useShown } from './shown';
import { useMask } from './use-mask';
import { keyText, ticketKey } from '../../lottery/run-key';

/** The weights of the shown trial's ticket at the selected round, once they are at hand. */
export function useInspection(): Inspection | null {
  const { round } = useShown();
  const trial = useMask()?.trial ?? 0;
  const inspection = useNewest();
  const wanted = keyText(ticketKey(trial, round));
  return inspection !== null && keyText(inspection.id) === wanted ? inspection : null;
}

/** θ₀ and the full network's θ_T of the shown trial: they stay while one looks through the rounds. */
export function useTrialWeights(): TrialWeights | null {
  const trial = useMask()?.trial ?? 0;
  const inspection = useNewest();
  return inspection?.id.trial === trial ? inspection : null;
}

function useNewest(): Inspection | null {
  const { network } = useShown();
  // drawing some hundred thousand weights waits for keys and pointers
  const inspection = useDeferredValue(useLab((state) => state.inspection));
  // what is shown follows the store a moment later: for that long these may be another network's weights
  const isOwn = inspection?.theta0.every((values, at) => values.length === sizeOf(network.parameters[at]?.shape ?? []));
  return isOwn ? inspection : null;
}
