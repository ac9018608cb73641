/** Puts what was trained into storage; training goes on when there is no room. */
import type { Checkpoint, TrainedRun } from '../../tasks/training';
import { columnsOf } from '../../lottery/points';
import type { Recipe } from '../../lottery/step';
import type { Storage, StoredRun } from '../../storage/storage';
import type { Computed } from '../computations';

/** @returns the run as it is stored, and whether there was room for it */
export async function keep(
  storage: Storage,
  recipe: Recipe,
  trained: TrainedRun,
): Promise<{ readonly run: StoredRun; readonly isStored: boolean }> {
  const { status, trainingSeconds, evaluation, weights, columns } = trained;
  const points = columnsOf(trained.points);
  const run: StoredRun = { status, trainingSeconds, evaluation, weights, points, ...(columns && { columns }) };
  return { run, isStored: await isPut(storage, recipe, run) };
}

const isPut = (storage: Storage, recipe: Recipe, run: StoredRun): Promise<boolean> =>
  storage.putRun(recipe, run).then(
    () => true,
    () => false,
  );

/** @returns the computation as it is stored, or would be, and whether there was room for it */
export async function keepComputed(
  storage: Storage,
  recipe: Recipe,
  { arrays, columns, seconds }: Computed,
): Promise<{ readonly run: StoredRun; readonly isStored: boolean }> {
  const run: StoredRun = {
    status: 'finished',
    points: { step: [] },
    trainingSeconds: seconds,
    weights: arrays,
    ...(columns && { columns }),
  };
  return { run, isStored: await isPut(storage, recipe, run) };
}

/** Without room for it a crash costs more time, not the result. */
export const keepCheckpoint = (storage: Storage, recipe: Recipe, checkpoint: Checkpoint): Promise<void> =>
  storage.putCheckpoint(recipe, checkpoint).catch(() => undefined);
