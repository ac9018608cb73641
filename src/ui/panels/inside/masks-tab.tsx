/** Which weights are left, layer by layer, and how far they moved. */
import { memo, useCallback } from 'react';
import { DensityBars } from '../../../charts/masks/density-bars';
import { MaskHeatmap } from '../../../charts/masks/mask-heatmap';
import { MovementChart } from '../../../charts/weights/movement-chart';
import { PixelMap } from '../../../charts/masks/pixel-map';
import { isKernel } from '../../../lottery/parameters';
import type { WeightPosition } from '../../../store/store';
import { useActions, useLab } from '../../state/lab';
import { useShown } from '../../state/shown';
import { useInspection, useTrialWeights } from '../../state/use-inspection';
import { leftAfter, useMask } from '../../state/use-mask';
import { WeightReadout } from './weight-readout';

/** More layers than this beside the pixel map would make a long narrow column. */
const BESIDE = 3;

// drawn again when masks, weights or the round change, not with every evaluation point
const Heatmap = memo(MaskHeatmap);
const Pixels = memo(PixelMap);
const Density = memo(DensityBars);
const Movement = memo(MovementChart);

export function MasksTab() {
  const { network, remaining, round } = useShown();
  const mask = useMask();
  const inspection = useInspection();
  const ofTrial = useTrialWeights();
  const left = leftAfter(mask, round);
  const weight = useLab((state) => state.selection.weight);
  const { selectWeight } = useActions();
  const specs = network.parameters;
  const [first, ...others] = specs.flatMap((spec, at) => (isKernel(spec) ? [at] : []));
  // only a dense layer reads each pixel by weights of its own
  const isImage = network.inputShape.length === 3 && specs[first].shape.length === 2;
  const beside = isImage && others.length <= BESIDE;
  // the weight looked at stays when the pointer leaves
  const look = useCallback(
    (next: WeightPosition | null) => {
      if (next) selectWeight(next);
    },
    [selectWeight],
  );
  const heatmap = (parameter: number) => (
    <Heatmap
      key={parameter}
      spec={specs[parameter]}
      parameter={parameter}
      prunedIn={mask?.prunedIn[parameter] ?? null}
      weights={inspection?.thetaT?.[parameter] ?? null}
      selectedRound={round}
      left={left[parameter]}
      weight={weight}
      onWeight={look}
      narrow={beside && parameter !== first}
    />
  );
  return (
    <div className={mask ? 'masks-tab' : 'masks-tab untrained'}>
      {heatmap(first)}
      <WeightReadout />
      <div className={beside ? 'layers beside' : 'layers'}>
        {isImage && (
          <Pixels prunedIn={mask?.prunedIn[first] ?? null} inputShape={network.inputShape} selectedRound={round} />
        )}
        <div className="layers">{others.map(heatmap)}</div>
      </div>
      <Density specs={specs} remaining={left} />
      <Movement
        theta0={ofTrial?.theta0 ?? null}
        thetaT={ofTrial?.fullThetaT ?? null}
        prunedIn={mask?.prunedIn ?? null}
        // all weights are left in round 0: there the first pruning is looked at
        selectedRound={Math.max(round, 1)}
        remaining={remaining}
      />
    </div>
  );
}
