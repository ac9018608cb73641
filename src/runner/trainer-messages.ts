/** Messages between the pool and one trainer. `job` numbers training runs and computations; late answers are dropped by it. */
import type { Said } from '../problem';
import type { Splits } from '../engine/examples';
import type { Backend, EngineId } from '../engine/engine';
import type { Point } from '../lottery/points';
import type { Checkpoint, TrainedRun, TrainingRun } from '../tasks/training';
import type { EngineTiming } from '../storage/storage';
import type { Computed, Computing } from './computations';

/** The engine a trainer has started. */
export interface TrainerEngine {
  readonly id: EngineId;
  readonly backend: Backend;
  readonly version: string;
  readonly device: string;
  readonly software: boolean;
}

export type ToTrainer =
  /** start an engine and load the data of a task; answered by `ready` or `unavailable` */
  | { readonly kind: 'prepare'; readonly backend: Backend; readonly task: string; readonly splits: Splits }
  | {
      readonly kind: 'train';
      readonly job: number;
      readonly run: TrainingRun;
      /** where an earlier trainer of the same run has left it */
      readonly from: Checkpoint | null;
      /** send the weights with every point: for small networks drawn as a graph */
      readonly sendWeights: boolean;
    }
  /** answered by `computed` */
  | { readonly kind: 'compute'; readonly job: number; readonly computing: Computing }
  /** time a few steps of a run on each of these; answered by `timed`. No engine is kept. */
  | {
      readonly kind: 'time';
      readonly backends: readonly Backend[];
      readonly splits: Splits;
      readonly run: TrainingRun;
    }
  /** does this engine start here? Answered by `probed`; it is not kept. */
  | { readonly kind: 'probe'; readonly backend: Backend }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'stop'; readonly job: number };

export type FromTrainer =
  | { readonly kind: 'ready'; readonly engine: TrainerEngine }
  /** `isMissing`: a file of the app did not come */
  | { readonly kind: 'unavailable'; readonly message: Said; readonly isMissing: boolean }
  | { readonly kind: 'step'; readonly job: number; readonly step: number }
  /** of a computation, 0 … 1 */
  | { readonly kind: 'share'; readonly job: number; readonly share: number }
  | {
      readonly kind: 'point';
      readonly job: number;
      readonly point: Point;
      readonly weights: readonly Float32Array[] | null;
    }
  | { readonly kind: 'checkpoint'; readonly job: number; readonly checkpoint: Checkpoint }
  | { readonly kind: 'timed'; readonly timings: readonly EngineTiming[] }
  | { readonly kind: 'probed'; readonly works: boolean }
  | { readonly kind: 'trained'; readonly job: number; readonly trained: TrainedRun }
  | { readonly kind: 'computed'; readonly job: number; readonly computed: Computed }
  | { readonly kind: 'stopped'; readonly job: number }
  | { readonly kind: 'failed'; readonly job: number; readonly message: Said }
  /** the GPU device or context is gone: the worker must be replaced */
  | { readonly kind: 'lost'; readonly message: Said };

/** One end of a channel to a trainer, wherever it runs; `ports/contract.ts` says what it keeps. */
export interface TrainerPort {
  post(message: ToTrainer, transfer?: ArrayBuffer[]): void;
  onMessage(listener: (message: FromTrainer) => void): void;
  /** the worker has crashed or could not start; `isMissing`: its script did not come */
  onFailure(listener: (message: Said, isMissing?: boolean) => void): void;
  terminate(): void;
}
