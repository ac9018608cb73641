/**
 * Runs experiments: unfolds the loop, asks the storage, hands training runs to the pool, reports.
 * The same for the page's coordinator worker and the command line.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { dataSets } from '../datasets';
import type { DataFiles, DataSettings, Splits } from '../datasets/dataset';
import type { Backend } from '../engine/engine';
import type { Experiment } from '../experiment/schema';
import type { LotteryRunId } from '../lottery/loop';
import { buildNetwork } from '../models';
import type { LabEvent } from '../recording/events';
import type { EngineInfo } from '../recording/recording';
import type { Storage } from '../storage/storage';
import { chooseBackend } from './backend';
import { createPool, PoolClosed, type Pool } from './pool';
import { createSession, keep, type Session } from './session';
import type { LabError, Progress, SessionStatus } from './status';
import type { TrainerEngine, TrainerPort } from './trainer-messages';

export interface LabOptions {
  readonly storage: Storage;
  /** processor cores at hand, or the number of workers asked for */
  readonly workers: number;
  spawn(): TrainerPort;
  /** bytes of a data set's files; throws a DataError when they are missing or broken */
  files(set: string): Promise<DataFiles>;
  emit(events: LabEvent[]): void;
  status(status: SessionStatus, progress: Progress | null, error: LabError | null): void;
  /** weights of a small network in training */
  weights(id: LotteryRunId, step: number, weights: readonly Float32Array[]): void;
  /** what a changed experiment keeps of the runs trained before */
  changed(kept: number, dropped: number): void;
}

export interface Lab {
  /** Starts, or goes on with changed settings: runs that stay valid are kept. Resolves at the end. */
  start(experiment: Experiment): Promise<void>;
  pause(): void;
  resume(): void;
  /** goes on until the next round is done in all trials and arms, then pauses */
  stepRound(): void;
  /** stops all work; finished runs stay in storage unless `forget` */
  stop(forget?: boolean): Promise<void>;
}

/** A data set whose files are missing or broken. */
export class DataError extends Error {
  constructor(
    readonly kind: 'data-missing' | 'data-invalid',
    readonly set: string,
    message: string,
  ) {
    super(message);
  }
}

export function createLab(options: LabOptions): Lab {
  let session = 0;
  let current: Session | null = null;
  let loaded: { key: string; splits: Splits; filesHash: string | null } | null = null;
  let pool: { key: string; pool: Pool; engine: Promise<TrainerEngine> } | null = null;
  let status: SessionStatus = 'idle';
  let paused = false;
  let stepTarget: number | null = null; // pause after this round
  let stepWanted = false; // a step was asked for before there was a session

  const tell = (next: SessionStatus, error: LabError | null = null): void => {
    status = next;
    options.status(status, current?.progress() ?? null, error);
  };
  const ticker = (number: number): void => {
    if (number !== session || status === 'finished' || status === 'failed') return;
    options.status(status, current?.progress() ?? null, null);
    setTimeout(() => ticker(number), 250);
  };
  const fail = (kind: LabError['kind'], message: string, set?: string): void => {
    session += 1;
    pool?.pool.close();
    pool = null;
    tell('failed', { kind, message, set });
  };

  const load = async (experiment: Experiment): Promise<NonNullable<typeof loaded>> => {
    const { data, chance } = experiment;
    const key = dataKey(data, chance.splitSeed);
    if (loaded?.key === key) return loaded;
    const set = dataSets.get(data.set);
    const files = set.files.length > 0 ? await options.files(data.set) : {};
    const hash = set.files.length > 0 ? hashFiles(files) : null;
    let splits: Splits;
    try {
      splits = set.load(data, chance.splitSeed, files);
    } catch (error) {
      throw new DataError('data-invalid', data.set, error instanceof Error ? error.message : String(error));
    }
    loaded = { key, splits, filesHash: hash };
    return loaded;
  };

  /** The pool for these data and this backend; a new one when either has changed. */
  const openPool = (key: string, splits: Splits, backend: Backend, size: number): NonNullable<typeof pool> => {
    if (pool?.key === key) return pool;
    pool?.pool.close();
    let ready: (engine: TrainerEngine) => void = () => undefined;
    const engine = new Promise<TrainerEngine>((resolve) => {
      ready = resolve;
    });
    const created = createPool({
      size,
      spawn: options.spawn,
      prepare: { kind: 'prepare', backend, splits },
      ready,
      failed: fail,
      replaced: () => undefined,
      unclaimed: (recipe, trained) => void keep(options.storage, recipe, trained),
    });
    pool = { key, pool: created, engine };
    return pool;
  };

  const limitRound = (round: number | null): void => {
    stepTarget = round;
    pool?.pool.limitRound(round);
  };

  /** While stepping: pauses when the round is done in all trials and arms. */
  const pauseAfterStep = (): void => {
    if (stepTarget === null || !current || current.nextRound() <= stepTarget) return;
    if (current.nextRound() === Infinity) return; // all is done
    setPaused(true);
    limitRound(null);
  };

  const setPaused = (next: boolean): void => {
    paused = next;
    if (next) pool?.pool.pause();
    else pool?.pool.resume();
    current?.paused(next);
    if (status === 'running' || status === 'paused') tell(next ? 'paused' : 'running');
  };

  const begin = async (experiment: Experiment, number: number): Promise<void> => {
    const data = await load(experiment);
    if (number !== session) return;
    const { splits } = data;
    const network = buildNetwork(experiment.network, splits.inputShape, splits.classNames.length);
    const { backend, reason } = chooseBackend(experiment.engine.backend, network);
    const size = backend === 'wasm' || backend === 'cpu' ? options.workers : 1;
    const opened = openPool(`${data.key} ${backend}`, splits, backend, size);
    if (paused) opened.pool.pause();
    const engine = await opened.engine;
    if (number !== session) return;
    const info: EngineInfo = { ...engine, workers: size, reason };
    const previous = current;
    const isCurrent = (): boolean => number === session;
    current = createSession({
      experiment,
      network,
      info,
      filesHash: data.filesHash,
      pool: opened.pool,
      storage: options.storage,
      emit: (events) => isCurrent() && options.emit(events),
      weights: (...report) => isCurrent() && options.weights(...report),
      closed: () => isCurrent() && pauseAfterStep(),
    });
    if (previous) {
      const kept = [...previous.finished].filter((recipe) => current?.recipes.has(recipe)).length;
      options.changed(kept, previous.finished.size - kept);
    }
    opened.pool.retain(current.recipes);
    const { inputShape, classNames } = splits;
    const { filesHash } = data;
    options.emit([{ kind: 'began', engine: info, data: { inputShape, classNames, filesHash } }]);
    tell(paused ? 'paused' : 'running');
    ticker(number);
    limitRound(stepWanted ? 0 : null);
    stepWanted = false;
    await current.run();
    if (isCurrent()) tell('finished');
  };

  return {
    async start(experiment) {
      session += 1;
      const number = session;
      paused = false;
      stepWanted = false;
      tell('preparing');
      try {
        await begin(experiment, number);
      } catch (error) {
        if (number !== session || error instanceof PoolClosed) return;
        if (error instanceof DataError) fail(error.kind, error.message, error.set);
        else fail('internal', error instanceof Error ? error.message : String(error));
      }
    },
    pause: () => setPaused(true),
    resume() {
      limitRound(null);
      setPaused(false);
    },
    stepRound() {
      if (current) limitRound(current.nextRound());
      else stepWanted = true;
      setPaused(false);
    },
    async stop(forget = false) {
      session += 1;
      const recipes = current ? [...current.recipes] : [];
      current = null;
      stepWanted = false;
      limitRound(null);
      pool?.pool.retain(new Set());
      pool?.pool.resume();
      paused = false;
      tell('idle');
      if (forget) await options.storage.deleteRuns(recipes);
    },
  };
}

/** Identity of the examples an experiment asks for. */
function dataKey(data: DataSettings, splitSeed: number): string {
  const { options } = dataSets.get(data.set);
  const used = options.map((option) => data[option]);
  return JSON.stringify([data.set, data.train, data.validation, data.test, used, splitSeed]);
}

function hashFiles(files: DataFiles): string {
  const hash = sha256.create();
  for (const role of Object.keys(files).toSorted()) hash.update(files[role]);
  return bytesToHex(hash.digest());
}

