/** Hands training runs to trainers, best first; repeats the runs of trainers that crash or fall silent. */
import type { TrainedRun, TrainingPoint, TrainingRun } from '../engine/training';
import type { TrainerEngine, TrainerPort, ToTrainer } from './trainer-messages';

/** A trainer that says nothing for this long while it should work is replaced, in ms. */
const LONGEST_SILENCE = 60_000;
/** How often one run is tried before the experiment fails. */
const MOST_ATTEMPTS = 3;

export interface Job {
  /** recipe of the run: a run already in training with the same recipe is joined, not repeated */
  readonly recipe: string;
  /** smaller goes first, compared number by number */
  readonly priority: readonly number[];
  readonly round: number;
  readonly sendWeights: boolean;
  /** draws the start weights: called when a trainer is free */
  start(): TrainingRun;
  started(): void;
  stepped(step: number): void;
  reached(point: TrainingPoint, weights: readonly Float32Array[] | null): void;
}

export interface Pool {
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
  spawn(): TrainerPort;
  readonly prepare: Extract<ToTrainer, { kind: 'prepare' }>;
  /** the first trainer has started its engine */
  ready(engine: TrainerEngine): void;
  /** no trainer can start, or one run keeps failing: the experiment cannot go on */
  failed(reason: 'engine-unavailable' | 'worker-crashed', message: string): void;
  /** a run nobody waits for at present, but may want later */
  unclaimed(recipe: string, trained: TrainedRun): void;
  /** a trainer was replaced; its run starts again */
  replaced(message: string): void;
}

/** The run is not wanted any more: the experiment has changed or was stopped. */
export class PoolClosed extends Error {}

interface Waiting {
  job: Job | null; // null: in training, but nobody waits for it at present
  attempts: number;
  points: { point: TrainingPoint; weights: readonly Float32Array[] | null }[];
  resolve(trained: TrainedRun): void;
  reject(error: Error): void;
}

interface Slot {
  port: TrainerPort;
  ready: boolean;
  heard: number;
  busy: { number: number; recipe: string; waiting: Waiting; stopping: boolean } | null;
}

export function createPool(options: PoolOptions): Pool {
  const queue: Waiting[] = [];
  const slots: Slot[] = [];
  let jobs = 0;
  let paused = false;
  let closed = false;
  let limit: number | null = null;
  let announced = false;
  let failedStarts = 0;

  const spawnSlot = (): Slot => {
    const port = options.spawn();
    const slot: Slot = { port, ready: false, heard: performance.now(), busy: null };
    port.onMessage((message) => {
      if (!slots.includes(slot)) return; // a replaced trainer's last words
      slot.heard = performance.now();
      if (message.kind === 'ready') {
        slot.ready = true;
        failedStarts = 0;
        if (!announced) options.ready(message.engine);
        announced = true;
        dispatch();
        return;
      }
      if (message.kind === 'unavailable') {
        options.failed('engine-unavailable', message.message);
        return;
      }
      if (message.kind === 'lost') {
        replace(slot, message.message);
        return;
      }
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
        case 'trained':
          slot.busy = null;
          if (waiting.job) waiting.resolve(message.trained);
          else options.unclaimed(busy.recipe, message.trained);
          dispatch();
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
    port.onFailure((message) => {
      if (slots.includes(slot)) replace(slot, message);
    });
    port.post(options.prepare);
    return slot;
  };

  /** A fresh trainer instead of a broken one; its run goes back to the queue. */
  const replace = (slot: Slot, message: string): void => {
    slot.port.terminate();
    const at = slots.indexOf(slot);
    const { busy } = slot;
    if (!slot.ready) failedStarts += 1;
    if (failedStarts >= MOST_ATTEMPTS) {
      slots.splice(at, 1);
      options.failed('engine-unavailable', message);
      return;
    }
    if (busy?.waiting.job) {
      busy.waiting.attempts += 1;
      busy.waiting.points = [];
      if (busy.waiting.attempts >= MOST_ATTEMPTS) {
        slots.splice(at, 1);
        options.failed('worker-crashed', message);
        return;
      }
      queue.push(busy.waiting);
    }
    options.replaced(message);
    slots[at] = spawnSlot();
    if (paused) slots[at].port.post({ kind: 'pause' });
  };

  const allowed = ({ job }: Waiting): boolean => limit === null || (job?.round ?? 0) <= limit;

  const dispatch = (): void => {
    if (closed || paused) return;
    queue.sort((a, b) => byPriority(a.job?.priority ?? [], b.job?.priority ?? []));
    for (const slot of slots) {
      if (!slot.ready || slot.busy) continue;
      const at = queue.findIndex(allowed);
      if (at < 0) break;
      const [waiting] = queue.splice(at, 1);
      const { job } = waiting;
      if (!job) continue;
      jobs += 1;
      slot.busy = { number: jobs, recipe: job.recipe, waiting, stopping: false };
      slot.heard = performance.now();
      job.started();
      const run = job.start();
      slot.port.post(
        { kind: 'train', job: jobs, run, sendWeights: job.sendWeights },
        run.weights.map((values) => values.buffer as ArrayBuffer),
      );
    }
  };

  const watchdog = setInterval(() => {
    if (paused) return;
    const now = performance.now();
    for (const slot of slots.slice()) {
      const silent = (slot.busy || !slot.ready) && now - slot.heard > LONGEST_SILENCE;
      if (silent) replace(slot, `No answer for ${LONGEST_SILENCE / 1000} s.`);
    }
  }, 1_000);

  for (let count = 0; count < options.size; count += 1) slots.push(spawnSlot());

  return {
    submit(job) {
      return new Promise((resolve, reject) => {
        const running = slots.find(({ busy }) => busy?.recipe === job.recipe)?.busy;
        if (running && !running.stopping) {
          Object.assign(running.waiting, { job, resolve, reject });
          job.started();
          for (const { point, weights } of running.waiting.points) job.reached(point, weights);
          return;
        }
        queue.push({ job, attempts: 0, points: [], resolve, reject });
        dispatch();
      });
    },
    retain(recipes) {
      for (const waiting of queue.splice(0)) waiting.reject(new PoolClosed());
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
      clearInterval(watchdog);
      for (const waiting of queue.splice(0)) waiting.reject(new PoolClosed());
      for (const { port, busy } of slots.splice(0)) {
        busy?.waiting.reject(new PoolClosed());
        port.terminate();
      }
    },
  };
}

function byPriority(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
