import { registry, type Entry } from '../../registry';
import type { RandomStream } from '../random/stream';

/** What a score is computed from, for one parameter. */
interface ScoreInputs {
  /** initial weights */
  readonly theta0: Float32Array;
  /** weights at the end of the training run that is pruned */
  readonly thetaT: Float32Array;
  /** the weights that are left before: 1, and 0 those pruned */
  readonly mask: Uint8Array;
  /** a stream of this trial, chain, level and parameter */
  readonly random: RandomStream;
}

/** A number per weight, by which the lowest are pruned. */
export interface Score extends Entry {
  /** goes up when its numbers change */
  readonly version: number;
  /** only these may be looked at; 'chance' is the random stream */
  readonly needs: readonly (Exclude<keyof ScoreInputs, 'random'> | 'chance')[];
  of(inputs: ScoreInputs): Float32Array;
}

export const scores = registry<Score>(
  'criterion',
  import.meta.glob<Score>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);
