import { useMemo } from 'react';
import { PrunePreview } from '../../charts/rounds/prune-preview';
import type { Network } from '../../models/network';
import { remainingByLevel } from '../../experiment/levels';
import { useLab } from '../state/lab';
import { useFormExperiment } from './form-experiment';

/** Weights remaining after each round, as the settings plan it. */
export function PruningView({ network }: { readonly network: Network }) {
  const experiment = useFormExperiment();
  const remaining = useMemo(() => remainingByLevel(experiment, network.parameters), [experiment, network]);
  const masks = useLab((state) => (state.live?.experiment === experiment ? state.live.masks : null));
  const done = masks?.find((mask) => mask.chain === 0)?.remaining.length ?? 0;
  return (
    <div className="prune-preview-box">
      <PrunePreview remaining={remaining} done={done} />
    </div>
  );
}
