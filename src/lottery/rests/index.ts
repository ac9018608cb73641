import { registry, type Entry } from '../../registry';

/** What the places of one parameter may hold, or start at. */
interface RestInputs {
  /** what the run starts from: of a control, the control's own */
  readonly start: Float32Array;
  /** initial weights of the trial */
  readonly theta0: Float32Array;
  /** weights at the end of the training run that was pruned */
  readonly thetaT: Float32Array;
}

/**
 * What pruned places hold, frozen throughout training (Zhou et al. 2019, §4, "treatment of the weights that are pruned").
 * Unless that is zero, a network is not sparse.
 */
export interface Rest extends Entry {
  /** goes up when its numbers change */
  readonly version: number;
  /** only these may be looked at; what the run starts from is always there */
  readonly needs: readonly Exclude<keyof RestInputs, 'start'>[];
  /** a number per place, looked at where a weight is pruned */
  pruned(inputs: RestInputs): Float32Array;
  /** What survivors start at, looked at where a weight is left; absent: as they are. */
  left?(inputs: RestInputs): Float32Array;
}

export const rests = registry<Rest>(
  'rest',
  import.meta.glob<Rest>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);

/** The usual one: no step says it, so that recipes are as if there were no others. */
export const ZERO = 'zero';
