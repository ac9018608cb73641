/**
 * The first layer's mask beside the pixels it still reads, its kernels beside the density of all layers,
 * or every layer of a small network. A lesson may speak of how far weights moved as well.
 */
import { memo } from 'react';
import { DensityBars } from '../../../charts/masks/density-bars';
import { KernelGrid } from '../../../charts/masks/kernel-grid';
import { canBeColour, filtersAtOnce } from '../../../charts/masks/kernel-grid-layout';
import { MaskHeatmap } from '../../../charts/masks/mask-heatmap';
import { MovementChart } from '../../../charts/weights/movement-chart';
import { PixelMap } from '../../../charts/masks/pixel-map';
import { isConvolution, isKernel } from '../../../lottery/parameters';
import { DensityView } from '../inside/density-view';
import { useInspection, useTrialWeights } from '../../state/use-inspection';
import { leftAfter, useMask } from '../../state/use-mask';
import { useLab } from '../../state/lab';
import { useShown } from '../../state/shown';
import styles from './masks.module.css';

const Heatmap = memo(MaskHeatmap);
const Pixels = memo(PixelMap);
const Density = memo(DensityBars);
const Kernels = memo(KernelGrid);
const Movement = memo(MovementChart);

const onWeight = (): void => undefined; // one weight's life is no thing of a lecture

export function MasksThing() {
  const { network, remaining, round } = useShown();
  const mask = useMask();
  const left = leftAfter(mask, round);
  const inLesson = useLab((state) => state.view.lesson !== null);
  const inspection = useInspection();
  const ofTrial = useTrialWeights();
  const specs = network.parameters;
  const isImage = network.inputShape.length === 3;
  const weights = inspection?.thetaT ?? null;
  const kernels = specs.flatMap((spec, at) => (isKernel(spec) ? [at] : []));
  if (isConvolution(specs[kernels[0]])) {
    const { shape } = specs[kernels[0]];
    const isColour = canBeColour(shape, true);
    return (
      <div className={styles.columns}>
        <Kernels
          spec={specs[kernels[0]]}
          parameter={kernels[0]}
          prunedIn={mask?.prunedIn[kernels[0]] ?? null}
          weights={weights?.[kernels[0]] ?? null}
          selectedRound={round}
          left={left[kernels[0]]}
          isColour={isColour}
          from={0}
          to={filtersAtOnce(shape, isColour)}
          values=""
          weight={null}
          onWeight={onWeight}
        />
        <DensityView />
      </div>
    );
  }
  // of a network for images only the layer that reads the pixels, large
  const shown = isImage ? kernels.slice(0, 1) : kernels;
  return (
    <div className={styles.columns}>
      <div>
        {shown.map((at) => (
          <Heatmap
            key={at}
            spec={specs[at]}
            parameter={at}
            prunedIn={mask?.prunedIn[at] ?? null}
            weights={weights?.[at] ?? null}
            selectedRound={round}
            left={left[at]}
          />
        ))}
        <Density specs={specs} remaining={left} />
        {inLesson && (
          <Movement
            theta0={ofTrial?.theta0 ?? null}
            thetaT={ofTrial?.fullThetaT ?? null}
            prunedIn={mask?.prunedIn ?? null}
            selectedRound={Math.max(round, 1)} // of round 0 the first pruning
            remaining={remaining}
          />
        )}
      </div>
      {isImage && (
        <Pixels prunedIn={mask?.prunedIn[kernels[0]] ?? null} inputShape={network.inputShape} selectedRound={round} />
      )}
    </div>
  );
}
