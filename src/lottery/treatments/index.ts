import { registry, type Entry } from '../../registry';
import type { Weights } from '../parameters';

/** What a treatment may give back to the survivors. */
export interface TreatmentInputs {
  /** initial weights of the trial */
  readonly theta0: Weights;
  /** weights at the end of the training run that was pruned */
  readonly thetaT: Weights;
}

/** What surviving weights become after pruning. Each treatment is a chain with masks of its own. */
export interface Treatment extends Entry {
  /** Start weights of the next training run; the loop applies the mask and copies. */
  survivors(inputs: TreatmentInputs): Weights;
  /** does retraining replay the learning-rate schedule, or stay at its last value? */
  readonly schedule: 'replayed' | 'final-rate';
}

export const treatments = registry<Treatment>(
  'treatment',
  import.meta.glob<Treatment>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);
