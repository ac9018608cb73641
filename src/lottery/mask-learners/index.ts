import { registry, type Entry } from '../../registry';
import type { ParameterSpec } from '../parameters';
import type { Budget } from '../pruning';
import type { RandomStream } from '../random/stream';

/** How scores are trained. */
interface Published {
  /** rates of SGD with momentum, as published, and of Adam */
  readonly rates: { readonly momentum: number; readonly adam: number };
  /** of scores, and never of weights */
  readonly weightDecay: number;
  /** of their rate over a run */
  readonly schedule: 'constant' | 'cosine';
}

/**
 * A way to train masks over weights that never change: every weight that can be pruned has a score, and training moves the
 * scores. Its functions are of one kernel, and plain arithmetic: the same bits everywhere.
 */
export interface MaskLearner extends Entry {
  /** goes up when its numbers change */
  readonly version: number;
  readonly published: Published;
  /** Scores before the first step, one per weight. */
  start(spec: Pick<ParameterSpec, 'shape'>, random: RandomStream): Float32Array;
  /** Of a network that is measured, the weights with the largest of these are left. Absent: the largest scores. */
  strengths?(scores: Float32Array, into: Float32Array): void;
  /** Chances of weights to be on in a step, 0 … 1, drawn anew each time; absent: those that are left are on. */
  chances?(scores: Float32Array, into: Float64Array): void;
  /**
   * Moves all chances of a kernel, before they are drawn, so that as many weights as wanted are to be expected on.
   * @param kept weights that are to be left
   * @param through the share of the run that is done, 0 … 1
   * @returns what is added to all of its scores
   */
  balance?(chances: Float64Array, kept: number, through: number): number;
  /** What weights that are on are multiplied by, where that is wanted. */
  scale(on: number, size: number): number;
  /**
   * ∂L/∂s, in place of ∂L/∂m = ∂L/∂w · w, for all places, on or off: straight through what is on.
   * @param chances as above, of these scores
   */
  throughScores(slopes: Float32Array, scores: Float32Array, chances: Float64Array | null): void;
}

/** What a training run has to know to train masks. */
export interface MaskLearning {
  readonly learner: string;
  /** weights that are left in each kernel */
  readonly budget: Budget;
  /** are weights that are on multiplied, so that layers give numbers as large as with all of their weights? */
  readonly scaled: boolean;
  /** of the whole run */
  readonly steps: number;
  /** of first scores, and of what is drawn in steps: seed and names of streams */
  readonly chance: { readonly seed: number; readonly names: readonly (string | number)[] };
}

export const maskLearners = registry<MaskLearner>(
  'mask learner',
  import.meta.glob<MaskLearner>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);
