/** What is stored of an experiment, told without training anything. */
import type { Backend } from '../engine/engine';
import { engineOf } from '../engine/versions';
import { checkNetwork } from '../experiment/size-limits';
import type { Experiment } from '../experiment/schema';
import type { Network } from '../models/network';
import type { LabEvent } from '../recording/events';
import type { EngineInfo } from '../recording/recording';
import type { Storage } from '../storage/storage';
import { enginesFor, usesCores } from './pool/choose-engine';
import { type DataLoader } from './data';
import { engineVersion } from './engine-version';
import { planOf, type Plan } from './plan';
import { createExecutor, type Executor } from './executor';
import { findRun } from './stored/stored-runs';
import { setOf } from '../tasks';
import { networkOn } from '../experiment/network';

export interface Recalled {
  readonly executor: Executor;
  /** as training would have told them */
  readonly events: readonly LabEvent[];
}

interface RecallOptions {
  readonly storage: Storage;
  readonly load: DataLoader;
  workers(wanted: number): number;
  /** false once something else has begun */
  isCurrent(): boolean;
}

/**
 * Unfolds an experiment as far as its runs are stored. Examples are made only once it is known that some are,
 * or where their files are part of what runs are remembered by.
 * @returns null where no run is stored, or something else has begun
 * @throws DataError where the data cannot be loaded
 */
export async function recall(experiment: Experiment, options: RecallOptions): Promise<Recalled | null> {
  const { storage, load, isCurrent } = options;
  const data = setOf(experiment.data.set).files.length > 0 ? await load(experiment) : null;
  const network = networkOn(experiment, data?.info ?? null);
  checkNetwork(experiment, network);
  const found = await storedPlan(experiment, network, data?.info.filesHash ?? null, storage);
  if (!found || !isCurrent()) return null;
  const { plan, backend } = found;
  const info = engineInfo(experiment, backend, options.workers);
  const events: LabEvent[] = [{ kind: 'began', engine: info, data: (data ?? (await load(experiment))).info }];
  const executor = createExecutor({
    plan,
    trainers: { count: info.workers, skipPruned: info.id === 'simd' },
    storage,
    isCurrent,
    pool: null,
    emit: (news) => void events.push(...news),
    weights: () => undefined,
    closed: () => undefined,
  });
  await executor.run();
  return executor.finished.size > 0 && isCurrent() ? { executor, events } : null;
}

/** The plan for the engine whose full networks are stored; null where none are. */
async function storedPlan(
  experiment: Experiment,
  network: Network,
  filesHash: string | null,
  storage: Storage,
): Promise<{ readonly plan: Plan; readonly backend: Backend } | null> {
  for (const backend of enginesFor(experiment)) {
    const plan = planOf(experiment, network, { filesHash, version: engineVersion(engineOf(backend), experiment) });
    for (let trial = 0; trial < experiment.chance.trials; trial += 1) {
      if (await findRun(storage, plan, plan.trial(trial).full)) return { plan, backend };
    }
  }
  return null;
}

/** No engine has been started: what only a running one knows stays open. */
const engineInfo = (experiment: Experiment, backend: Backend, workers: RecallOptions['workers']): EngineInfo => ({
  ...engineOf(backend),
  version: engineVersion(engineOf(backend), experiment),
  device: '–',
  software: false,
  workers: usesCores(backend) ? workers(experiment.engine.workers) : 1,
  reason: 'stored',
});
