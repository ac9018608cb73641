/** What outlives a page or a process: training runs and computations by recipe, and data files a person has given. */
import type { DataFiles } from '../tasks/task';
import type { Backend } from '../engine/engine';
import type { Checkpoint, EvaluationCost } from '../tasks/training';
import type { Columns } from '../lottery/measures';
import type { PointColumns } from '../lottery/points';

/** A finished training run, or a computation: that one has no points. */
export interface StoredRun {
  readonly status: 'finished' | 'diverged';
  readonly points: PointColumns;
  readonly trainingSeconds: number;
  /** absent in runs stored before it was measured */
  readonly evaluation?: EvaluationCost;
  /** θ_T, m ⊙ θ; of a computation, numbers per parameter, where it gives some */
  readonly weights: readonly Float32Array[];
  /** the table that a computation gives, or that a run kept on its way, where there is one */
  readonly columns?: Columns;
  /** θ_k, where it was asked for */
  readonly rewindPoint?: readonly Float32Array[];
}

/** How fast an engine has trained a network, measured once. */
export interface EngineTiming {
  readonly backend: Backend;
  /** of one worker; null when the engine failed */
  readonly stepsPerSecond: number | null;
}

/** Each method may fail with the adapter's own error; callers go on without storage. */
export interface Storage {
  getRun(recipe: string): Promise<StoredRun | undefined>;
  /**
   * Keeps a run, and drops its checkpoint; the ones used longest ago make room when the quota is
   * reached.
   */
  putRun(recipe: string, run: StoredRun): Promise<void>;
  /** Where the training of a run was last left. */
  getCheckpoint(recipe: string): Promise<Checkpoint | undefined>;
  putCheckpoint(recipe: string, checkpoint: Checkpoint): Promise<void>;
  /** Deletes runs and their checkpoints. */
  deleteRuns(recipes: readonly string[]): Promise<void>;
  /** Timings of the engines for a network, by its key. */
  getTimings(network: string): Promise<readonly EngineTiming[] | undefined>;
  putTimings(network: string, timings: readonly EngineTiming[]): Promise<void>;
  getFiles(set: string): Promise<DataFiles | undefined>;
  putFiles(set: string, files: DataFiles): Promise<void>;
}

/** What is kept under a recipe, or under the checkpoint's key of one. */
export type Kept = StoredRun | Checkpoint;

/**
 * The key of a recipe's checkpoint, beside that of its run. The number changes with the order in which an
 * engine keeps its state: a checkpoint in another order is never taken up.
 */
export const checkpointKey = (recipe: string): string => `${recipe}-checkpoint-2`;

/** The keys of everything kept for these recipes. */
export const keysOf = (recipes: readonly string[]): string[] =>
  recipes.flatMap((recipe) => [recipe, checkpointKey(recipe)]);

/** Bytes a run or checkpoint takes, near enough for a quota. */
export function bytesOf(kept: Kept): number {
  const isRun = 'weights' in kept;
  const arrays = [...(isRun ? kept.weights : kept.trainer.arrays), ...(kept.rewindPoint ?? [])];
  const points = isRun ? kept.points.step.length : kept.points.length;
  const columns = isRun && kept.columns ? Object.values(kept.columns) : [];
  const numbers = columns.reduce((sum, { length }) => sum + length, 0);
  return arrays.reduce((sum, values) => sum + values.byteLength, 0) + points * 80 + numbers * 8;
}
