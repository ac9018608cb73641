import { useMemo } from 'react';
import type { Network } from '../../models/layers';
import { remainingByRound } from '../../store/selectors';
import { useLab } from '../lab';

/** Weights remaining after each round, as the settings plan it. */
export function PruningView({ network }: { readonly network: Network }) {
  const experiment = useLab((state) => state.experiment);
  const remaining = useMemo(
    () => remainingByRound(experiment, network.parameters),
    [experiment, network],
  );
  return <div className="prune-preview-box" data-rounds={remaining.length - 1} />;
}
