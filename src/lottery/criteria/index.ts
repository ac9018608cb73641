import { registry, type Entry } from '../../registry';
import type { RandomStream } from '../random/stream';

/** What a criterion may look at, for one parameter. */
export interface ScoreInputs {
  /** initial weights */
  readonly theta0: Float32Array;
  /** weights at the end of the training run that is pruned */
  readonly thetaT: Float32Array;
  /** a stream of this trial, round and parameter */
  readonly random: () => RandomStream;
}

/** A pruning criterion: a score per weight, of which the largest are kept. */
export interface Criterion extends Entry {
  score(inputs: ScoreInputs): Float32Array;
}

export const criteria = registry<Criterion>(
  'criterion',
  import.meta.glob<Criterion>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);
