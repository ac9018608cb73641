import { registry, type Entry } from '../../registry';
import type { ParameterSpec, Weights } from '../parameters';

/** What survivors may be made from. */
interface RestoreInputs {
  readonly specs: readonly ParameterSpec[];
  /** initial weights of the trial */
  readonly theta0: Weights;
  /** θ_k, weights of the trial's full network after k steps */
  readonly thetaK: Weights;
  /** weights at the end of the training run that was pruned */
  readonly thetaT: Weights;
}

/** What surviving weights become after pruning. */
export interface Restore extends Entry {
  /** goes up when its numbers change */
  readonly version: number;
  /** only these may be looked at */
  readonly needs: readonly Exclude<keyof RestoreInputs, 'specs'>[];
  /** Start weights before the mask is applied; nothing is written to. */
  survivors(inputs: RestoreInputs): Weights;
}

export const restores = registry<Restore>(
  'restore',
  import.meta.glob<Restore>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);
