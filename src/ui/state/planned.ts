import { useDeferredValue, useMemo } from 'react';
import { remainingByLevel } from '../../experiment/levels';
import type { Experiment } from '../../experiment/schema';
import type { Network } from '../../models/network';
import { useLab } from './lab';
import { useShown } from './shown';
import { isBusy } from './status';

/**
 * Weights remaining (0 … 1) by round as settings plan them; null where the run on screen was pruned just so, or is of
 * another network, whose rounds have no place beside it.
 */
export function plannedBeside(
  experiment: Experiment,
  shown: { readonly experiment: Experiment; readonly network: Network; readonly remaining: readonly number[] },
): readonly number[] | null {
  const isSameNetwork =
    experiment.data.set === shown.experiment.data.set &&
    JSON.stringify(experiment.network) === JSON.stringify(shown.experiment.network);
  if (!isSameNetwork) return null;
  const planned = remainingByLevel(experiment, shown.network.parameters);
  const { remaining } = shown;
  const isSame = planned.length === remaining.length && planned.every((left, round) => left === remaining[round]);
  return isSame ? null : planned;
}

/** Rounds that a person is about to ask for, while nothing is trained; it follows the finger in slices. */
export function usePlanned(): readonly number[] | null {
  const wanted = useLab((state) => state.experiment);
  const busy = useLab((state) => isBusy(state.session.status));
  const { recording, experiment, network, remaining } = useShown();
  const isShown = recording !== null;
  const planned = useMemo(
    () => (isShown && !busy ? plannedBeside(wanted, { experiment, network, remaining }) : null),
    [isShown, busy, wanted, experiment, network, remaining],
  );
  return useDeferredValue(planned);
}
