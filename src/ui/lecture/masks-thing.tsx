/** The first layer's mask beside the pixels it still reads, or every layer of a small network. */
import { memo } from 'react';
import { DensityBars } from '../../charts/density-bars';
import { MaskHeatmap } from '../../charts/mask-heatmap';
import { PixelMap } from '../../charts/pixel-map';
import { isKernel } from '../../lottery/parameters';
import { useInspection } from '../inside/use-inspection';
import { useMask } from '../inside/use-mask';
import { useShown } from '../shown';

const Heatmap = memo(MaskHeatmap);
const Pixels = memo(PixelMap);
const Density = memo(DensityBars);

const ALL_LEFT: readonly number[] = [];

export function MasksThing() {
  const { network, round } = useShown();
  const mask = useMask();
  const inspection = useInspection();
  const specs = network.parameters;
  const isImage = network.inputShape.length === 3;
  const kernels = specs.flatMap((spec, at) => (isKernel(spec) ? [at] : []));
  // of a network for images only the layer that reads the pixels, large
  const shown = isImage ? kernels.slice(0, 1) : kernels;
  return (
    <div className="lecture-masks-columns">
      <div>
        {shown.map((at) => (
          <Heatmap
            key={at}
            spec={specs[at]}
            parameter={at}
            prunedIn={mask?.prunedIn[at] ?? null}
            weights={(inspection?.thetaT ?? inspection?.theta0)?.[at] ?? null}
            selectedRound={round}
          />
        ))}
        <Density specs={specs} remaining={mask?.remaining[Math.min(round, mask.remaining.length - 1)] ?? ALL_LEFT} />
      </div>
      {isImage && (
        <Pixels prunedIn={mask?.prunedIn[kernels[0]] ?? null} inputShape={network.inputShape} selectedRound={round} />
      )}
    </div>
  );
}
