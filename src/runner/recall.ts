/** What is stored of an experiment, told without training anything. */
import { dataSets } from '../tasks/classification/data-sets';
import type { Backend } from '../engine/engine';
import { engineOf } from '../engine/versions';
import { checkNetwork } from '../experiment/size-limits';
import type { Experiment } from '../experiment/schema';
import { buildNetwork } from '../models';
import type { LabEvent } from '../recording/events';
import type { EngineInfo } from '../recording/recording';
import type { Storage } from '../storage/storage';
import { enginesFor, usesCores } from './choose-engine';
import { dataInfo, type DataLoader } from './data';
import { engineVersion } from './engine-version';
import { plannedRuns } from './plan';
import { recipeOf } from './recipe';
import { createSession, type Session } from './session';

export interface Recalled {
  readonly session: Session;
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
  const hasFiles = dataSets.get(experiment.data.set).files.length > 0;
  const filesHash = hasFiles ? (await load(experiment)).filesHash : null;
  const backend = await trainedOn(experiment, filesHash, storage);
  if (!backend || !isCurrent()) return null;
  const data = await load(experiment);
  const { inputShape, classNames } = data.splits;
  const network = buildNetwork(experiment.network, inputShape, classNames.length);
  checkNetwork(experiment, network);
  const info = engineInfo(experiment, backend, options.workers);
  const events: LabEvent[] = [{ kind: 'began', engine: info, data: dataInfo(data) }];
  const session = createSession({
    experiment,
    network,
    info,
    filesHash,
    storage,
    isCurrent,
    pool: null,
    emit: (news) => void events.push(...news),
    weights: () => undefined,
    closed: () => undefined,
  });
  await session.run();
  return session.finished.size > 0 && isCurrent() ? { session, events } : null;
}

/** The engine whose full networks are stored; null where none are. */
async function trainedOn(experiment: Experiment, filesHash: string | null, storage: Storage): Promise<Backend | null> {
  const full = plannedRuns(experiment).filter(({ arm }) => arm === 'full');
  for (const backend of enginesFor(experiment)) {
    for (const id of full) {
      const recipe = recipeOf(experiment, id, { filesHash }, engineVersion(engineOf(backend), experiment));
      if (await storage.getRun(recipe)) return backend;
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
