/** Hands training runs to trainers, best first; repeats the runs of trainers that crash or fall silent. */
import type { Said } from '../../problem';
import type { TrainedRun } from '../../tasks/training';
import { PoolClosed, type Job } from './job';
import { createQueue, type Queue, type Waiting } from './queue';
import { createSuccession } from './succession';
import type { TrainerEngine } from '../trainer-messages';
import { createTrainers, type OfRun, type Slot, type TrainersOptions } from './trainers';

/** How often one run is tried without getting to a checkpoint, before the experiment fails. */
const MOST_ATTEMPTS = 3;
export interface Pool extends Pick<Queue, 'turn' | 'limitRound'> {
  /** What the first trainer has started; rejects with PoolClosed when none ever does. */
  readonly engine: Promise<TrainerEngine>;
  /** Trains a run; start weights are moved to the trainer. Rejects with PoolClosed when it is not wanted any more. */
  submit(job: Job): Promise<TrainedRun>;
  /** Forgets waiting runs and stops those in training, but for the recipes still wanted. */
  retain(recipes: ReadonlySet<string>): void;
  pause(): void;
  resume(): void;
  close(): void;
}

export interface PoolOptions extends Pick<TrainersOptions, 'size' | 'spawn' | 'prepare'> {
  /** default: 3 */
  readonly attempts?: number;
  /** no trainer can start, or one run keeps failing: the experiment cannot go on */
  failed(reason: 'engine-unavailable' | 'worker-crashed' | 'file-missing', message: Said): void;
  /** a run nobody waits for at present, but may want later */
  unclaimed(recipe: string, trained: TrainedRun): void;
}

export function createPool(options: PoolOptions): Pool {
  const { attempts = MOST_ATTEMPTS } = options;
  const queue = createQueue();
  let jobs = 0;
  let announce: (engine: TrainerEngine) => void = () => undefined;
  let giveUp: (error: Error) => void = () => undefined;
  const engine = new Promise<TrainerEngine>((resolve, reject) => {
    [announce, giveUp] = [resolve, reject];
  });
  engine.catch(() => undefined); // a pool may be closed before anybody asks

  const hear = (slot: Slot, message: OfRun): void => {
    const { busy } = slot;
    if (!busy || busy.number !== message.job) return; // late: that run was given up
    const { waiting } = busy;
    switch (message.kind) {
      case 'step':
        busy.step = message.step;
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
        if (waiting.job?.leadsOn) succession.handOver(waiting.job);
        else dispatch();
        return;
      case 'stopped':
        slot.busy = null;
        dispatch();
        return;
      case 'failed':
        trainers.replace(slot, message.message);
        return;
      default:
        message satisfies never;
    }
  };

  const trainers = createTrainers({
    ...options,
    attempts,
    heard: hear,
    ready(started) {
      if (started) announce(started);
      dispatch();
    },
    orphaned(waiting, message) {
      if (!waiting.job) return true;
      waiting.attempts += 1;
      if (waiting.attempts < attempts) {
        queue.add(waiting);
        return true;
      }
      waiting.reject(new PoolClosed());
      options.failed('worker-crashed', message);
      return false;
    },
  });

  /** Tells a job what is known of its run already. */
  const begin = ({ from, points }: Waiting, job: Job): void => {
    job.started(from?.step ?? 0);
    for (const { point, weights } of points) job.reached(point, weights);
  };

  const succession = createSuccession(trainers.slots, queue, () => dispatch());

  const dispatch = (): void => {
    for (const slot of trainers.slots) {
      if (!slot.ready || slot.busy) continue;
      const waiting = queue.next(succession.comesLater);
      if (!waiting?.job) break;
      const { job, from } = waiting;
      jobs += 1;
      const run = job.start();
      const [began, step] = [performance.now(), from?.step ?? 0];
      const { recipe } = job;
      slot.busy = { number: jobs, recipe, waiting, stopping: false, steps: run.steps, began, from: step, step };
      slot.heard = began;
      waiting.points = (from?.points ?? []).map((point) => ({ point, weights: null }));
      begin(waiting, job);
      slot.port.post(
        { kind: 'train', job: jobs, run, from, sendWeights: job.sendWeights },
        run.weights.map((values) => values.buffer as ArrayBuffer),
      );
    }
  };

  return {
    engine,
    turn: queue.turn,
    submit(job) {
      return new Promise((resolve, reject) => {
        const running = trainers.slots.find(({ busy }) => busy?.recipe === job.recipe)?.busy;
        if (running && !running.stopping) {
          Object.assign(running.waiting, { job, resolve, reject });
          begin(running.waiting, job);
          return;
        }
        queue.add({ job, attempts: 0, from: job.from, points: [], resolve, reject });
        dispatch();
      });
    },
    retain(recipes) {
      queue.refuseAll();
      for (const { busy, port } of trainers.slots) {
        if (!busy) continue;
        busy.waiting.reject(new PoolClosed());
        Object.assign(busy.waiting, { job: null, resolve: () => undefined, reject: () => undefined });
        if (recipes.has(busy.recipe)) continue;
        busy.stopping = true;
        port.post({ kind: 'stop', job: busy.number });
      }
    },
    pause() {
      queue.pause(true);
      trainers.pause();
    },
    resume() {
      trainers.resume();
      queue.pause(false);
      dispatch();
    },
    limitRound(round) {
      queue.limitRound(round);
      dispatch();
    },
    close() {
      giveUp(new PoolClosed());
      queue.close();
      for (const { busy } of trainers.slots) busy?.waiting.reject(new PoolClosed());
      trainers.close();
    },
  };
}
