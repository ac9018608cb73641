/** Runs of networks without whole units: trained as small as they are, told in the numbers of the whole network. */
import type { Weights } from '../../lottery/parameters';
import { slice } from '../../models/slice';
import type { TrainedRun, TrainingRun } from '../../tasks/training';

interface Sliced {
  /** what is trained */
  readonly run: TrainingRun;
  /** Its weights in the places of the whole network; what has gone is as it started. */
  whole<W extends Weights | null>(weights: W): W | Float32Array[];
  /** The same of all that a run comes to. */
  told(trained: TrainedRun): TrainedRun;
}

/** The run itself where nothing goes whole. */
export function sliced(run: TrainingRun): Sliced {
  if (!run.sliced) return { run, whole: (weights) => weights, told: (trained) => trained };
  const { network, masks, take, put } = slice(run.network, run.masks);
  const whole = <W extends Weights | null>(weights: W) => (weights ? put(weights, run.weights) : weights);
  return {
    run: { ...run, network, masks, weights: take(run.weights) },
    whole,
    told: (trained) => ({
      ...trained,
      weights: put(trained.weights, run.weights),
      rewindPoint: trained.rewindPoint && put(trained.rewindPoint, run.weights),
    }),
  };
}
