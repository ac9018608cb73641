/** Hands training runs to trainers, best first; repeats the runs of trainers that crash or fall silent. */
import type { Point } from '../../lottery/points';
import type { Said } from '../../problem';
import { said } from '../problems';
import type { Checkpoint, TrainedRun } from '../../tasks/training';
import { byPriority, PoolClosed, type Job } from './job';
import type { TrainerEngine, TrainerPort, ToTrainer } from '../trainer-messages';

/**
 * A trainer that says nothing for this long while it should work is replaced, in ms. The longest
 * evaluation of a split takes half a minute on a slow machine.
 */
const LONGEST_SILENCE = 120_000;
/** How often one run is tried without getting to a checkpoint, before the experiment fails. */
const MOST_ATTEMPTS = 3;
/** How long a trainer that has trained a run with a successor waits for it, in ms: pruning and storing take less. */
const HANDOVER = 150;

export interface Pool {
  /** What the first trainer has started; rejects with PoolClosed when none ever does. */
  readonly engine: Promise<TrainerEngine>;
  /**
   * Resolves when a run of this round may begin, be it trained or taken from storage: at once, or when
   * neither a pause nor the limit is in its way any more. Rejects as `submit` does.
   */
  turn(round: number): Promise<void>;
  /** Trains a run; start weights are moved to the trainer. Rejects with PoolClosed when it is not wanted any more. */
  submit(job: Job): Promise<TrainedRun>;
  /** Forgets waiting runs and stops those in training, but for the recipes still wanted. */
  retain(recipes: ReadonlySet<string>): void;
  pause(): void;
  resume(): void;
  /** Starts no run of a later round; null: no limit. */
  limitRound(round: number | null): void;
  close(): void;
}

export interface PoolOptions {
  readonly size: number;
  /** default: 3 */
  readonly attempts?: number;
  spawn(): TrainerPort;
  readonly prepare: Extract<ToTrainer, { kind: 'prepare' }>;
  /** no trainer can start, or one run keeps failing: the experiment cannot go on */
  failed(reason: 'engine-unavailable' | 'worker-crashed' | 'file-missing', message: Said): void;
  /** a run nobody waits for at present, but may want later */
  unclaimed(recipe: string, trained: TrainedRun): void;
}

interface Waiting {
  job: Job | null; // null: in training, but nobody waits for it at present
  attempts: number;
  /** where a trainer goes on with it */
  from: Checkpoint | null;
  points: { point: Point; weights: readonly Float32Array[] | null }[];
  resolve(trained: TrainedRun): void;
  reject(error: Error): void;
}

/** A run that has not been looked for in storage yet. */
interface Held {
  readonly round: number;
  resolve(): void;
  reject(error: Error): void;
}

interface Slot {
  port: TrainerPort;
  ready: boolean;
  heard: number;
  busy: { number: number; recipe: string; waiting: Waiting; stopping: boolean } | null;
}

export function createPool(options: PoolOptions): Pool {
  const { attempts = MOST_ATTEMPTS } = options;
  const queue: Waiting[] = [];
  let held: readonly Held[] = [];
  const slots: Slot[] = [];
  let jobs = 0;
  let paused = false;
  let closed = false;
  let limit: number | null = null;
  let announce: (engine: TrainerEngine) => void = () => undefined;
  let giveUp: (error: Error) => void = () => undefined;
  const engine = new Promise<TrainerEngine>((resolve, reject) => {
    [announce, giveUp] = [resolve, reject];
  });
  let version: string | null = null; // of the first trainer's engine
  engine.catch(() => undefined); // a pool may be closed before anybody asks
  let failedStarts = 0;

  const spawnSlot = (): Slot => {
    const port = options.spawn();
    const slot: Slot = { port, ready: false, heard: performance.now(), busy: null };
    port.onMessage((message) => {
      if (!slots.includes(slot)) return; // a replaced trainer's last words
      slot.heard = performance.now();
      if (message.kind === 'ready') {
        version ??= message.engine.version;
        if (message.engine.version !== version) {
          // an update of the app, or another machine: one experiment has results of one engine
          replace(slot, said('engine-of-trainer', { given: message.engine.version, wanted: version }));
          return;
        }
        slot.ready = true;
        failedStarts = 0;
        announce(message.engine);
        dispatch();
        return;
      }
      if (message.kind === 'unavailable') {
        options.failed(message.isMissing ? 'file-missing' : 'engine-unavailable', message.message);
        return;
      }
      if (message.kind === 'lost') {
        replace(slot, message.message);
        return;
      }
      if (message.kind === 'timed' || message.kind === 'probed') return; // asked of other trainers
      const { busy } = slot;
      if (!busy || busy.number !== message.job) return; // late: that run was given up
      const { waiting } = busy;
      switch (message.kind) {
        case 'step':
          waiting.job?.stepped(message.step);
          return;
        case 'point':
          waiting.points.push({ point: message.point, weights: message.weights });
          waiting.job?.reached(message.point, message.weights);
          return;
        case 'checkpoint':
          waiting.from = message.checkpoint;
          waiting.attempts = 0;
          waiting.job?.left(message.checkpoint);
          return;
        case 'trained':
          slot.busy = null;
          if (waiting.job) waiting.resolve(message.trained);
          else options.unclaimed(busy.recipe, message.trained);
          // its successor, once submitted, takes the trainer; else the next in the queue does
          if (waiting.job?.leadsOn) setTimeout(dispatch, HANDOVER);
          else dispatch();
          return;
        case 'stopped':
          slot.busy = null;
          dispatch();
          return;
        case 'failed':
          replace(slot, message.message);
          return;
        default:
          message satisfies never;
      }
    });
    port.onFailure((message, isMissing) => {
      if (slots.includes(slot)) replace(slot, message, isMissing);
    });
    port.post(options.prepare);
    return slot;
  };

  /** A fresh trainer instead of a broken one; its run goes back to the queue. */
  const replace = (slot: Slot, message: Said, isMissing = false): void => {
    slot.port.terminate();
    const at = slots.indexOf(slot);
    const { busy } = slot;
    if (!slot.ready) failedStarts += 1;
    if (failedStarts >= attempts) {
      slots.splice(at, 1);
      options.failed(isMissing ? 'file-missing' : 'engine-unavailable', message);
      return;
    }
    if (busy?.waiting.job) {
      busy.waiting.attempts += 1;
      if (busy.waiting.attempts >= attempts) {
        slots.splice(at, 1);
        busy.waiting.reject(new PoolClosed());
        options.failed('worker-crashed', message);
        return;
      }
      queue.push(busy.waiting);
    }
    slots[at] = spawnSlot();
    if (paused) slots[at].port.post({ kind: 'pause' });
    dispatch(); // a free trainer takes the run over at once
  };

  /** Tells a job what is known of its run already. */
  const begin = ({ from, points }: Waiting, job: Job): void => {
    job.started(from?.step ?? 0);
    for (const { point, weights } of points) job.reached(point, weights);
  };

  const allowed = (round: number): boolean => limit === null || round <= limit;

  const refuseAll = (): void => {
    for (const { reject } of [...held, ...queue.splice(0)]) reject(new PoolClosed());
    held = [];
  };

  const dispatch = (): void => {
    if (closed || paused) return;
    const admitted = held.filter(({ round }) => allowed(round));
    held = held.filter(({ round }) => !allowed(round));
    for (const { resolve } of admitted) resolve();
    queue.sort((a, b) => byPriority(a.job?.priority ?? [], b.job?.priority ?? []));
    for (const slot of slots) {
      if (!slot.ready || slot.busy) continue;
      const at = queue.findIndex(({ job }) => allowed(job?.round ?? 0));
      if (at < 0) break;
      const [waiting] = queue.splice(at, 1);
      const { job } = waiting;
      if (!job) continue;
      jobs += 1;
      slot.busy = { number: jobs, recipe: job.recipe, waiting, stopping: false };
      slot.heard = performance.now();
      const { from } = waiting;
      waiting.points = (from?.points ?? []).map((point) => ({ point, weights: null }));
      begin(waiting, job);
      const run = job.start();
      slot.port.post(
        { kind: 'train', job: jobs, run, from, sendWeights: job.sendWeights },
        run.weights.map((values) => values.buffer as ArrayBuffer),
      );
    }
  };

  const watchdog = setInterval(() => {
    if (paused) return;
    const now = performance.now();
    for (const slot of slots.slice()) {
      const silent = (slot.busy || !slot.ready) && now - slot.heard > LONGEST_SILENCE;
      if (silent) replace(slot, said('no-answer', { seconds: LONGEST_SILENCE / 1000 }));
    }
  }, 1_000);

  for (let count = 0; count < options.size; count += 1) slots.push(spawnSlot());

  return {
    engine,
    turn: (round) =>
      new Promise((resolve, reject) => {
        if (closed) reject(new PoolClosed());
        else if (!paused && allowed(round)) resolve();
        else held = [...held, { round, resolve, reject }];
      }),
    submit(job) {
      return new Promise((resolve, reject) => {
        const running = slots.find(({ busy }) => busy?.recipe === job.recipe)?.busy;
        if (running && !running.stopping) {
          Object.assign(running.waiting, { job, resolve, reject });
          begin(running.waiting, job);
          return;
        }
        queue.push({ job, attempts: 0, from: job.from, points: [], resolve, reject });
        dispatch();
      });
    },
    retain(recipes) {
      refuseAll();
      for (const slot of slots) {
        const { busy } = slot;
        if (!busy) continue;
        busy.waiting.reject(new PoolClosed());
        Object.assign(busy.waiting, { job: null, resolve: () => undefined, reject: () => undefined });
        if (recipes.has(busy.recipe)) continue;
        busy.stopping = true;
        slot.port.post({ kind: 'stop', job: busy.number });
      }
    },
    pause() {
      paused = true;
      for (const { port } of slots) port.post({ kind: 'pause' });
    },
    resume() {
      paused = false;
      for (const slot of slots) {
        slot.heard = performance.now();
        slot.port.post({ kind: 'resume' });
      }
      dispatch();
    },
    limitRound(round) {
      limit = round;
      dispatch();
    },
    close() {
      closed = true;
      giveUp(new PoolClosed());
      clearInterval(watchdog);
      refuseAll();
      for (const { port, busy } of slots.splice(0)) {
        busy?.waiting.reject(new PoolClosed());
        port.terminate();
      }
    },
  };
}
