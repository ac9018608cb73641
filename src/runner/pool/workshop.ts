/** The trainers of a laboratory: one pool at a time, for one data set, engine and number of workers. */
import type { Splits } from '../../engine/examples';
import type { Backend } from '../../engine/engine';
import type { Graphics } from '../../engine/graphics';
import type { Experiment } from '../../experiment/schema';
import type { TrainingRun } from '../../tasks/training';
import { createEvaluator } from '../../lottery/evaluate';
import type { Network } from '../../models/network';
import type { EngineInfo } from '../../recording/recording';
import type { Storage } from '../../storage/storage';
import { chooseEngine, usesCores, type EngineChoice } from './choose-engine';
import type { LoadedData } from '../data';
import { engineVersion } from '../engine-version';
import { keep, keepComputed } from '../stored/keep';
import { planOf, type Plan } from '../plan';
import { createPool, type Pool, type PoolOptions } from './pool';
import { probeOnTrainers, timeOnTrainer } from './ask-trainer';
import type { TrainerPort } from '../trainer-messages';

/** An engine, why this one, and how many trainers it gets. */
interface Equipment extends EngineChoice {
  readonly size: number;
}

export interface WorkshopOptions {
  readonly storage: Storage;
  /** Trainers at once on processor cores; `wanted` is the experiment's setting, 0 = automatic. */
  workers(wanted: number): number;
  spawn(): TrainerPort;
  /** graphics chips at hand; none in Node */
  graphics(): Promise<readonly Graphics[]>;
  /** how often a run is tried; default: 3 */
  readonly attempts?: number;
}

interface Workshop {
  /** What this experiment is trained on. */
  choose(experiment: Experiment, network: Network, splits: Splits): Promise<Equipment>;
  /** The pool for it: the present one where that fits, else a new one in its place. */
  open(data: LoadedData, equipment: Equipment): Pool;
  /** the present pool */
  pool(): Pool | null;
  pause(): void;
  resume(): void;
  close(): void;
}

export function createWorkshop(options: WorkshopOptions, failed: PoolOptions['failed']): Workshop {
  const { storage, spawn, attempts } = options;
  let open: { readonly key: string; readonly backend: Backend; readonly pool: Pool } | null = null;
  let paused = false;
  const setPaused = (next: boolean): void => {
    paused = next;
    if (next) open?.pool.pause();
    else open?.pool.resume();
  };
  return {
    async choose(experiment, network, splits) {
      const workers = options.workers(experiment.engine.workers);
      const choice = await chooseEngine({
        experiment,
        network,
        workers,
        storage,
        graphics: () => options.graphics(),
        async probe(backends) {
          const [wanted] = backends;
          return wanted === open?.backend ? wanted : probeOnTrainers(spawn, backends);
        },
        async time(backends) {
          open?.pool.pause(); // what is still in training would slow the steps that are timed
          const run = firstRun(planOf(experiment, network, { filesHash: null, version: '' }));
          const timings = await timeOnTrainer(spawn(), backends, splits, run);
          if (!paused) open?.pool.resume();
          return timings;
        },
      });
      return { ...choice, size: usesCores(choice.backend) ? workers : 1 };
    },
    open({ key: examples, task, splits }, { backend, size }) {
      const key = `${examples} ${backend} ${size}`;
      if (open?.key === key) return open.pool;
      open?.pool.close();
      const pool = createPool({
        size,
        attempts,
        spawn,
        prepare: { kind: 'prepare', backend, task, splits },
        failed,
        unclaimed: (recipe, trained) => void keep(storage, recipe, trained),
        unclaimedComputation: (recipe, computed) => void keepComputed(storage, recipe, computed),
      });
      open = { key, backend, pool };
      if (paused) pool.pause();
      return pool;
    },
    pool: () => open?.pool ?? null,
    pause: () => setPaused(true),
    resume: () => setPaused(false),
    close() {
      open?.pool.close();
      open = null;
    },
  };
}

/** The first trial's full network: what engines are timed on. */
function firstRun(plan: Plan): TrainingRun {
  const { recipe } = plan.trial(0).full;
  const { start } = createEvaluator(plan.graph, plan.network.parameters, () => undefined);
  return plan.trainingRun(recipe, start(recipe, new Map()));
}

/** What a recording says about the engine. */
export const engineInfo = (
  engine: Awaited<Pool['engine']>,
  { size, reason, measured }: Equipment,
  experiment: Experiment,
): EngineInfo => ({
  ...engine,
  version: engineVersion(engine, experiment),
  workers: size,
  reason,
  ...(measured && { measured }),
});
