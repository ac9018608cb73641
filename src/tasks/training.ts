/** What a task's training loop takes and gives. */
import type { OptimizerSettings, Trainer, TrainerState } from '../engine/engine';
import type { RateSchedule } from '../engine/training/learning-rate';
import type { Emerging } from '../lottery/early-bird';
import type { MaskLearning } from '../lottery/mask-learners';
import type { Masks } from '../lottery/masks';
import type { Columns } from '../lottery/measures';
import type { Weights } from '../lottery/parameters';
import type { Point } from '../lottery/points';
import type { Order } from '../lottery/random/order';
import type { UnitsLeft } from '../lottery/units';
import type { Network } from '../models/network';

/** A training run as a pure value: the same value gives the same result. */
export interface TrainingRun {
  readonly network: Network;
  readonly weights: Weights;
  readonly masks: Masks;
  /** what pruned places hold, frozen; zeros when absent */
  readonly rest?: Weights;
  /** is it trained without the units that its masks leave no use for: smaller for real? */
  readonly sliced?: boolean;
  /** a mask is trained, by scores, and weights are not; optimizer and rate are those of scores. Absent: weights are trained */
  readonly learning?: MaskLearning;
  /** the whole network is trained until a mask of its channels emerges, then what is left of it. Absent: masks stay */
  readonly emerging?: Emerging;
  /** parameters whose numbers are kept every so many steps: scales of batch-norm, ranked among each other */
  readonly watched?: Pick<Emerging, 'scales' | 'every'>;
  readonly optimizer: OptimizerSettings;
  readonly learningRate: number;
  /** how the rate changes; constant when absent */
  readonly schedule?: RateSchedule;
  /** 0, or as many as lie behind the start weights: the network is measured as it starts, once */
  readonly steps: number;
  /** steps that lie behind the start weights: schedule, data order and count go on from there; 0 when absent */
  readonly startStep?: number;
  /** the step whose weights are wanted besides the last one's: θ_k */
  readonly rewindStep?: number;
  /** are training images flipped and shifted at random? */
  readonly augment?: boolean;
  readonly batch: number;
  readonly evaluateEvery: number;
  /** the same for every arm and round of a trial (SCIENCE §4), but for copies, whose chance is their own from the first step */
  readonly order: Order;
}

/** What evaluating has cost a run, training sample and test included. */
export interface EvaluationCost {
  readonly seconds: number;
  /** examples the network has answered */
  readonly examples: number;
}

/** Where the episodes of a network that acts stand. */
export interface Episodes {
  /** one in each environment: how many were before it there, its state, steps and rewards so far */
  readonly underWay: readonly {
    readonly index: number;
    readonly state: readonly number[];
    readonly steps: number;
    readonly sum: number;
  }[];
  /** returns of those that have ended, the last ones only */
  readonly ended: readonly number[];
}

/** Where a training run stands: it goes on from here to the same bits. */
export interface Checkpoint {
  /** updates done */
  readonly step: number;
  readonly trainer: TrainerState;
  readonly points: readonly Point[];
  readonly best: BestPoint | null;
  /** θ_k, once that step is done */
  readonly rewindPoint?: Float32Array[] | null;
  readonly trainingSeconds: number;
  readonly evaluation: EvaluationCost;
  /** absent where the network does not act */
  readonly episodes?: Episodes;
  /** what was watched so far; absent where nothing is */
  readonly watched?: WatchedScales;
  /** masks so far; absent where none emerge */
  readonly emergence?: Emergence;
}

/** Scales that were kept on the way: a row for each channel at each look. */
export interface WatchedScales {
  readonly step: readonly number[];
  /** place among all channels by |γ|, 0 the lowest */
  readonly rank: readonly number[];
  /** γ */
  readonly scale: readonly number[];
}

/** How far a run is that looks for its mask. */
export interface Emergence {
  /** the last masks, the newest last */
  readonly masks: readonly UnitsLeft[];
  /** the step after which the network was made smaller; null: it is whole */
  readonly step: number | null;
}

/** The best point so far, and the weights there: m ⊙ θ + (1 − m) ⊙ rest. */
interface BestPoint {
  /** index among the points */
  readonly at: number;
  readonly weights: Float32Array[];
}

export interface TrainedRun {
  readonly status: 'finished' | 'diverged';
  readonly points: readonly Point[];
  /** θ_T, m ⊙ θ + (1 − m) ⊙ rest */
  readonly weights: Float32Array[];
  /** θ_k with its running statistics, where the run asks for it */
  readonly rewindPoint: Float32Array[] | null;
  /** a table of what was watched, or when a mask emerged; absent: neither */
  readonly columns?: Columns;
  /** seconds in training steps, without evaluation and pauses */
  readonly trainingSeconds: number;
  readonly evaluation: EvaluationCost;
}

/** How the loop talks to the world around it. */
export interface TrainingControl {
  /** milliseconds of a monotonic clock; measures, never decides */
  now(): number;
  /** Called after a step when the last call is `breatheEvery` ms ago: let messages in, wait while paused, throw when stopped. */
  breathe(step: number): Promise<void>;
  readonly breatheEvery: number;
  /** A new evaluation point; `trainer` may be asked for its weights. */
  reached(point: Point, trainer: Trainer): void | Promise<void>;
  /** Milliseconds between checkpoints. */
  readonly checkpointEvery: number;
  checkpoint(checkpoint: Checkpoint): void;
}
