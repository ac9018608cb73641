/**
 * Runs experiments: unfolds the loop, asks the storage, hands training runs to the pool, reports.
 * The same for the page's coordinator worker and the command line.
 */
import { reasonOf, type Said } from '../problem';
import type { Experiment } from '../experiment/schema';
import { checkNetwork } from '../experiment/size-limits';
import type { LabEvent } from '../recording/events';
import { createClaims, type Claim } from './claim';
import { DataError, type DataLoader, type Wanted } from './data';
import { PoolClosed } from './pool/job';
import { planOf } from './plan';
import { recall } from './recall';
import { createExecutor, type Executor } from './executor';
import type { LabError, Progress, SessionStatus } from './progress/status';
import { createWorkshop, engineInfo, type WorkshopOptions } from './pool/workshop';
import { setOf } from '../tasks';
import { networkOn } from '../experiment/network';
import type { RunKey } from '../lottery/run-key';

interface LabOptions extends WorkshopOptions {
  /** takes an experiment for this page alone; absent where nobody else can have it */
  readonly claim?: Claim;
  readonly load: DataLoader;
  emit(events: LabEvent[]): void;
  status(status: SessionStatus, progress: Progress | null, error: LabError | null): void;
  /** weights of a small network in training */
  weights(id: RunKey, step: number, weights: readonly Float32Array[]): void;
}

export interface Lab {
  /**
   * Starts, or goes on with changed settings: runs that stay valid are kept, unless all is to be
   * trained `fresh`. Resolves at the end.
   */
  start(experiment: Experiment, fresh?: boolean): Promise<void>;
  /**
   * Makes the examples and looks for graphics chips ahead of `start`, where that is a matter of a second;
   * not while something runs.
   */
  getReady(wanted: Wanted): void;
  /**
   * What is stored of an experiment, as events, without training anything: `start` goes on from there.
   * Null where that is nothing, or something has begun; never fails.
   */
  recall(experiment: Experiment): Promise<{ readonly events: readonly LabEvent[]; readonly progress: Progress } | null>;
  /** Nothing is on screen of what was trained or recalled: what is started next owes nothing to it. Not while something runs. */
  dropSession(): void;
  pause(): void;
  resume(): void;
  /** goes on until the next round is done in all trials and arms, then pauses */
  stepRound(): void;
  /** stops all work; finished runs stay in storage unless `forget` */
  stop(forget?: boolean): Promise<void>;
  /** ends the trainers; the laboratory is not used any more */
  close(): void;
}

/** Most examples that are made before anybody asks for training. */
const MOST_AHEAD = 20_000;

export function createLab(options: LabOptions): Lab {
  let session = 0;
  let current: Executor | null = null;
  const claims = createClaims(options.claim);
  let status: SessionStatus = 'idle';
  let paused = false;
  let stepTarget: number | null = null; // pause after this round
  let stepWanted = false; // a step was asked for before there was a session

  const tell = (next: SessionStatus, error: LabError | null = null): void => {
    status = next;
    // while another tab trains, there is nothing of one's own to tell
    options.status(status, status === 'waiting' ? null : (current?.progress() ?? null), error);
  };
  const ticker = (number: number): void => {
    if (number !== session || status === 'finished' || status === 'failed') return;
    options.status(status, current?.progress() ?? null, null);
    setTimeout(() => ticker(number), 250);
  };
  const fail = (kind: LabError['kind'], message: Said, set?: string): void => {
    session += 1;
    workshop.close();
    claims.letGo();
    tell('failed', { kind, message, set });
  };
  const workshop = createWorkshop(options, fail);

  const limitRound = (round: number | null): void => {
    stepTarget = round;
    workshop.pool()?.limitRound(round);
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
    if (next) workshop.pause();
    else workshop.resume();
    current?.paused(next);
    if (status === 'running' || status === 'paused') tell(next ? 'paused' : 'running');
  };

  const begin = async (experiment: Experiment, number: number, fresh: boolean): Promise<void> => {
    const mine = await claims.take(experiment, () => {
      if (number !== session) return;
      workshop.pool()?.retain(new Set()); // what was in training here is not wanted any more
      tell('waiting');
    });
    if (!mine || number !== session) return;
    if (status === 'waiting') tell('preparing');
    const data = await options.load(experiment);
    if (number !== session) return;
    const { splits } = data;
    const network = networkOn(experiment, data.info);
    checkNetwork(experiment, network);
    const equipment = await workshop.choose(experiment, network, splits);
    if (number !== session) return;
    const pool = workshop.open(data, equipment);
    const info = engineInfo(await pool.engine, equipment, experiment);
    if (number !== session) return;
    const previous = current;
    const isCurrent = (): boolean => number === session;
    current = createExecutor({
      plan: planOf(experiment, network, { filesHash: data.info.filesHash, version: info.version }),
      fresh,
      trainers: { count: info.workers, skipPruned: info.id === 'simd' },
      pool,
      storage: options.storage,
      splits: data.splits,
      isCurrent,
      emit: (events) => isCurrent() && options.emit(events),
      weights: (...report) => isCurrent() && options.weights(...report),
      closed: () => isCurrent() && pauseAfterStep(),
    });
    const goesOn = previous !== null && [...current.recipes].every((recipe) => previous.recipes.has(recipe));
    pool.retain(current.recipes);
    options.emit([{ kind: 'began', engine: info, data: data.info }]);
    tell(paused ? 'paused' : 'running');
    ticker(number);
    limitRound(stepWanted ? (goesOn ? previous.nextRound() : 0) : null);
    stepWanted = false;
    await current.run();
    if (!isCurrent()) return;
    claims.letGo();
    tell('finished');
  };

  return {
    async start(experiment, fresh = false) {
      session += 1;
      const number = session;
      paused = false;
      workshop.resume();
      stepWanted = false;
      tell('preparing');
      try {
        await begin(experiment, number, fresh);
      } catch (error) {
        if (number !== session || error instanceof PoolClosed) return;
        if (error instanceof DataError) fail(error.kind, error.said, error.set);
        else fail('internal', reasonOf(error));
      }
    },
    getReady(wanted) {
      const { train, validation, test } = wanted.data;
      const isGenerated = setOf(wanted.data.set).files.length === 0;
      if (status !== 'idle' || !isGenerated || train + validation + test > MOST_AHEAD) return;
      void options.graphics().catch(() => []); // the browser's first answer takes longest
      void options.load(wanted).catch(() => undefined); // what is wrong with it, `start` says
    },
    async recall(experiment) {
      if (status !== 'idle' || current) return null;
      const number = session;
      const isCurrent = (): boolean => number === session;
      // what is wrong with the data or the network, `start` says
      const recalled = await recall(experiment, { ...options, isCurrent }).catch(() => null);
      if (!recalled || !isCurrent()) return null;
      current = recalled.executor;
      return { events: recalled.events, progress: current.progress() };
    },
    dropSession() {
      if (status === 'idle') current = null;
    },
    pause() {
      if (status !== 'waiting') {
        setPaused(true);
        return;
      }
      session += 1; // nothing is in training here: the page only stops waiting
      claims.letGo();
      tell('idle');
    },
    resume() {
      limitRound(null);
      setPaused(false);
    },
    stepRound() {
      const begun = status !== 'preparing' && status !== 'waiting';
      if (current && begun) limitRound(current.nextRound());
      else stepWanted = true;
      setPaused(false);
    },
    async stop(forget = false) {
      session += 1;
      const kept = forget && current ? current.keys() : [];
      if (forget) current = null; // else a step goes on from where it was
      claims.letGo();
      stepWanted = false;
      workshop.pool()?.retain(new Set());
      limitRound(null);
      workshop.resume();
      paused = false;
      tell('idle');
      if (forget) await options.storage.deleteRuns(kept).catch(() => undefined);
    },
    close() {
      session += 1;
      claims.letGo();
      workshop.close();
    },
  };
}
