/** Computations of an experiment: from storage, or done by the pool; one that several ask for is done once. */
import type { Recipe } from '../lottery/step';
import type { Storage, StoredRun } from '../storage/storage';
import { PoolClosed, type ComputingJob } from './pool/job';
import type { Pool } from './pool/pool';
import { keepComputed } from './stored/keep';
import type { Computing } from './computations';

export interface Wanted extends Pick<ComputingJob, 'recipe' | 'priority' | 'round' | 'leadsOn'> {
  /** Is what was found under the recipe what it can be? Else it is computed again. */
  fits(found: StoredRun): boolean;
  /** Waits for what it is computed from; what it gives gathers it, once a trainer is free. */
  prepare(): Promise<() => Computing>;
  /** how far it is, 0 … 1; never called where it was stored */
  advanced?(share: number): void;
}

interface ComputeOptions {
  /** computes what is stored once more */
  readonly fresh: boolean;
  /** null: nothing is computed */
  readonly pool: Pick<Pool, 'turn' | 'compute'> | null;
  readonly storage: Storage;
  /** false once something else has begun */
  isCurrent(): boolean;
}

/** Rejects with PoolClosed where it is neither stored nor can be computed, or is not wanted any more. */
export type Compute = (wanted: Wanted) => Promise<StoredRun>;

export function createCompute({ fresh, pool, storage, isCurrent }: ComputeOptions): Compute {
  const underWay = new Map<Recipe, Promise<StoredRun>>();
  const computedHere = new Set<Recipe>(); // not once more, also where all that is stored is
  const held = new Map<Recipe, StoredRun>(); // of large networks these are many megabytes: only what storage has no room for
  const done = async ({ recipe, priority, round, leadsOn, ...wanted }: Wanted): Promise<StoredRun> => {
    await pool?.turn(round);
    const isLooked = !fresh || computedHere.has(recipe);
    const found = held.get(recipe) ?? (isLooked ? await storage.getRun(recipe).catch(() => undefined) : undefined);
    if (!isCurrent()) throw new PoolClosed();
    if (found && wanted.fits(found)) return found;
    if (!pool) throw new PoolClosed();
    const start = await wanted.prepare();
    if (!isCurrent()) throw new PoolClosed();
    const advanced = (share: number): void => wanted.advanced?.(share);
    const computed = await pool.compute({ recipe, priority, round, leadsOn, start, advanced });
    const { run, isStored } = await keepComputed(storage, recipe, computed);
    computedHere.add(recipe);
    if (!isStored) held.set(recipe, run);
    return run;
  };
  return (wanted) => {
    const computing = underWay.get(wanted.recipe) ?? done(wanted).finally(() => void underWay.delete(wanted.recipe));
    underWay.set(wanted.recipe, computing);
    return computing;
  };
}
