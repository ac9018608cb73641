/** What outlives a page: finished training runs by recipe, and data files a person has given. */
import type { DataFiles } from '../datasets/dataset';
import type { PointColumns } from '../recording/recording';

/** A finished training run. */
export interface StoredRun {
  readonly status: 'finished' | 'diverged';
  readonly points: PointColumns;
  readonly trainingSeconds: number;
  /** θ_T, m ⊙ θ */
  readonly weights: readonly Float32Array[];
}

/** Each method may fail with the adapter's own error; callers go on without storage. */
export interface Storage {
  getRun(recipe: string): Promise<StoredRun | undefined>;
  /** Keeps a run; the ones used longest ago make room when the quota is reached. */
  putRun(recipe: string, run: StoredRun): Promise<void>;
  deleteRuns(recipes: readonly string[]): Promise<void>;
  getFiles(set: string): Promise<DataFiles | undefined>;
  putFiles(set: string, files: DataFiles): Promise<void>;
}

/** Bytes a stored run takes, near enough for a quota. */
export const bytesOf = (run: StoredRun): number =>
  run.weights.reduce((sum, values) => sum + values.byteLength, 0) + run.points.step.length * 80;
