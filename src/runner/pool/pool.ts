/** Hands training runs and computations to trainers, best first; repeats those of trainers that crash or fall silent. */
import type { Said } from '../../problem';
import type { TrainedRun } from '../../tasks/training';
import type { Computed } from '../computations';
import { PoolClosed, type ComputingJob, type TrainingJob } from './job';
import { createQueue, type Queue, type Waiting, type WaitingRun } from './queue';
import { createSuccession } from './succession';
import type { TrainerEngine } from '../trainer-messages';
import { createTrainers, type OfJob, type Slot, type TrainersOptions } from './trainers';

/** What a trainer says of a training run. */
type OfTraining = Exclude<OfJob, { readonly kind: 'stopped' | 'failed' | 'share' | 'computed' }>;

/** How often one job is tried without getting to a checkpoint, before the experiment fails. */
const MOST_ATTEMPTS = 3;
export interface Pool extends Pick<Queue, 'turn' | 'limitRound'> {
  /** What the first trainer has started; rejects with PoolClosed when none ever does. */
  readonly engine: Promise<TrainerEngine>;
  /** Trains a run; start weights are moved to the trainer. Rejects with PoolClosed when it is not wanted any more. */
  submit(job: TrainingJob): Promise<TrainedRun>;
  /** Computes something; rejects as `submit` does. */
  compute(job: ComputingJob): Promise<Computed>;
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
  /** a computation, likewise */
  unclaimedComputation(recipe: string, computed: Computed): void;
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

  const hear = (slot: Slot, message: OfJob): void => {
    const { busy } = slot;
    if (!busy || busy.number !== message.job) return; // late: that job was given up
    const { waiting } = busy;
    switch (message.kind) {
      case 'stopped':
        slot.busy = null;
        dispatch();
        return;
      case 'failed':
        trainers.replace(slot, message.message);
        return;
      case 'share':
        if (waiting.kind === 'compute') waiting.job?.advanced(message.share);
        return;
      case 'computed':
        slot.busy = null;
        if (waiting.kind !== 'compute') return;
        if (waiting.job) waiting.resolve(message.computed);
        else options.unclaimedComputation(busy.recipe, message.computed);
        followed(waiting);
        return;
      default:
        if (waiting.kind === 'train') hearRun(slot, busy, waiting, message);
    }
  };

  const hearRun = (slot: Slot, busy: NonNullable<Slot['busy']>, waiting: WaitingRun, message: OfTraining): void => {
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
        followed(waiting);
        return;
      default:
        message satisfies never;
    }
  };

  /** A job is done: its successor, once submitted, takes the trainer; else the next in the queue does. */
  const followed = ({ job }: Waiting): void => {
    if (job?.leadsOn) succession.handOver(job);
    else dispatch();
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
  const begin = ({ from, points }: WaitingRun, job: TrainingJob): void => {
    job.started(from?.step ?? 0);
    for (const { point, weights } of points) job.reached(point, weights);
  };

  const succession = createSuccession(trainers.slots, queue, () => dispatch());

  const dispatch = (): void => {
    for (const slot of trainers.slots) {
      if (!slot.ready || slot.busy) continue;
      const waiting = queue.next(succession.comesLater);
      if (!waiting?.job) break;
      jobs += 1;
      slot.heard = performance.now();
      if (waiting.kind === 'train') train(slot, waiting, waiting.job);
      else compute(slot, waiting, waiting.job);
    }
  };

  const train = (slot: Slot, waiting: WaitingRun, job: TrainingJob): void => {
    const { from } = waiting;
    const run = job.start();
    const [began, step] = [performance.now(), from?.step ?? 0];
    slot.busy = {
      number: jobs,
      recipe: job.recipe,
      waiting,
      stopping: false,
      steps: run.steps,
      began,
      from: step,
      step,
    };
    waiting.points = (from?.points ?? []).map((point) => ({ point, weights: null }));
    begin(waiting, job);
    slot.port.post(
      { kind: 'train', job: jobs, run, from, sendWeights: job.sendWeights },
      run.weights.map((values) => values.buffer as ArrayBuffer),
    );
  };

  const compute = (slot: Slot, waiting: Waiting, job: ComputingJob): void => {
    const began = performance.now();
    // how long it takes is not known: it never counts as nearly over
    slot.busy = { number: jobs, recipe: job.recipe, waiting, stopping: false, steps: 1, began, from: 0, step: 0 };
    job.advanced(0);
    slot.port.post({ kind: 'compute', job: jobs, computing: job.start() });
  };

  /** What is under way already, whoever has asked for it. */
  const underWay = (recipe: string): Waiting | undefined => {
    const running = trainers.slots.find(({ busy }) => busy?.recipe === recipe)?.busy;
    return running && !running.stopping ? running.waiting : undefined;
  };

  return {
    engine,
    turn: queue.turn,
    submit(job) {
      return new Promise((resolve, reject) => {
        const running = underWay(job.recipe);
        if (running?.kind === 'train') {
          Object.assign(running, { job, resolve, reject });
          begin(running, job);
          return;
        }
        queue.add({ kind: 'train', job, attempts: 0, from: job.from, points: [], resolve, reject });
        dispatch();
      });
    },
    compute(job) {
      return new Promise((resolve, reject) => {
        const running = underWay(job.recipe);
        if (running?.kind === 'compute') {
          Object.assign(running, { job, resolve, reject });
          return;
        }
        queue.add({ kind: 'compute', job, attempts: 0, resolve, reject });
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
