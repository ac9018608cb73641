/** What trainers do besides training: each kind of it is one file. */
import type { Engine } from '../../engine/engine';
import type { Splits } from '../../engine/examples';
import type { Columns } from '../../lottery/measures';
import { registry, type Entry } from '../../registry';
import type { Work } from '../../tasks/work';

/** What each kind is computed from, by its id: every file here adds its own. Plain data, it comes by message. */
export interface Computations {}

export type ComputationId = keyof Computations;

/** Something to compute. */
export type Computing<K extends ComputationId = ComputationId> = K extends ComputationId
  ? { readonly id: K; readonly from: Computations[K] }
  : never;

/** What comes of it. */
export interface Computed {
  /** numbers per parameter, where it gives some */
  readonly arrays: readonly Float32Array<ArrayBuffer>[];
  /** a table, where it gives one */
  readonly columns: Columns | null;
  readonly seconds: number;
}

/** Where it is computed. */
export interface Bench {
  readonly engine: Engine;
  readonly work: Work;
  /** of the examples, only how many: the engine has them */
  readonly splits: Splits;
  /** Lets messages in, when it is time. @param share of the work that is done, 0 … 1 */
  rest(share: number): Promise<void>;
}

export interface Computation<K extends ComputationId = ComputationId> extends Entry {
  readonly id: K;
  compute(from: Computations[K], bench: Bench): Promise<Omit<Computed, 'seconds'>>;
}

export const computations = registry<Computation>(
  'computation',
  import.meta.glob<Computation>(['./*.ts', '!./index.ts', '!./*-fixture.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);
