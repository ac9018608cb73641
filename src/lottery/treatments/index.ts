import { registry, type Entry } from '../../registry';
import type { Weights } from '../parameters';

/** What a treatment may give back to the survivors. */
export interface TreatmentInputs {
  /** initial weights of the trial */
  readonly theta0: Weights;
  /** θ_k, weights of the trial's full network after k steps; only where the schedule is 'continued' */
  readonly thetaK: Weights;
  /** weights at the end of the training run that was pruned */
  readonly thetaT: Weights;
}

/** What surviving weights become after pruning. Each treatment is a chain with masks of its own. */
export interface Treatment extends Entry {
  /** Start weights of the next training run; the loop applies the mask and copies. */
  survivors(inputs: TreatmentInputs): Weights;
  /**
   * Where retraining stands in learning-rate schedule and data order: at the first step, at step k,
   * or at the first step with the schedule's last rate throughout.
   */
  readonly schedule: 'replayed' | 'continued' | 'final-rate';
}

export const treatments = registry<Treatment>(
  'treatment',
  import.meta.glob<Treatment>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);
