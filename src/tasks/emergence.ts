/** A network that looks for its mask while it trains, and goes on without the channels that the mask drops (You et al. 2020). */
import type { Engine, Trainer, TrainerSettings } from '../engine/engine';
import { channelMask, hasEmerged, LOOK_BACKS, scalesOf, type Emerging } from '../lottery/early-bird';
import { applyMasks, denseMasks, type Masks } from '../lottery/masks';
import type { Columns } from '../lottery/measures';
import type { Weights } from '../lottery/parameters';
import { withoutUnits, type UnitsLeft } from '../lottery/units';
import { slice, type Slice } from '../models/slice';
import type { Emergence, TrainingRun } from './training';

/** What a run's trainer is at the moment: of the whole network, then of what is left. */
export interface Emergent {
  /** Opens the trainer, at what is left where the run goes on behind its emergence. */
  open(): Promise<Trainer>;
  /** of the network that is trained now, at other weights */
  at(weights: Weights): Promise<Trainer>;
  /** Is the network the one whose points count? The whole one is the full network's, which has points of its own. */
  isFound(): boolean;
  /** Is there something to look at after this step? */
  looks(step: number): boolean;
  /** Draws a mask. @returns the trainer of what is left, once the mask is found; the other one is gone then */
  look(step: number, trainer: Trainer): Promise<Trainer | null>;
  state(): Emergence;
  /** Weights of the trainer in the places of the whole network; what has gone is as it started. */
  whole(weights: Float32Array[]): Float32Array[];
  columns(): Columns;
}

/** What has been found: masks of the whole network, and the smaller one. */
interface Found {
  readonly masks: Masks;
  readonly small: Slice;
}

/**
 * @param run with `emerging`; its mask is drawn at its last step where it does not emerge before
 * @param from where it goes on
 */
export function createEmergent(
  engine: Engine,
  run: TrainingRun & { readonly emerging: Emerging },
  settings: TrainerSettings,
  from: Emergence | null,
): Emergent {
  const { network, emerging, steps } = run;
  const { groups, gone, distance, every } = emerging;
  let masks: readonly UnitsLeft[] = from?.masks ?? [];
  let found = from?.step ?? null;
  let isAtRest = found !== null && hasEmerged(masks, distance);
  const foundOf = (left: UnitsLeft): Found => {
    const whole = withoutUnits(network.parameters, groups, denseMasks(network.parameters), left);
    return { masks: whole, small: slice(network, whole) };
  };
  const [newest] = masks.slice(-1);
  let left = found === null || !newest ? null : foundOf(newest);

  const openSmall = (weights: Weights, { small }: Found): Promise<Trainer> =>
    engine.open({ ...settings, network: small.network, masks: small.masks, weights, firstStep: found ?? 0 });
  return {
    open: () => (left ? openSmall(left.small.take(run.weights), left) : engine.open(settings)),
    at: (weights) => (left ? openSmall(weights, left) : engine.open({ ...settings, weights })),
    isFound: () => found !== null,
    looks: (step) => found === null && (step % every === 0 || step === steps),
    async look(step, trainer) {
      const weights = await trainer.weights();
      masks = [...masks, channelMask(scalesOf(emerging, weights), gone)].slice(-LOOK_BACKS - 1);
      isAtRest = hasEmerged(masks, distance);
      if (!isAtRest && step < steps) return null;
      trainer.dispose(); // one at a time
      found = step;
      left = foundOf(masks[masks.length - 1]);
      return openSmall(left.small.take(weights), left);
    },
    state: () => ({ masks, step: found }),
    whole: (weights) => (left ? left.small.put(weights, applyMasks(run.weights, left.masks)) : weights),
    columns: () => ({ step: [found ?? steps], emerged: [isAtRest ? 1 : 0] }),
  };
}
