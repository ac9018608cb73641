/** The trainers of a pool, as many as were asked for: broken and silent ones are replaced. */
import type { Said } from '../../problem';
import { said } from '../problems';
import type { Waiting } from './queue';
import type { FromTrainer, TrainerEngine, TrainerPort, ToTrainer } from '../trainer-messages';

/**
 * A trainer that says nothing for this long while it should work is replaced, in ms. The longest
 * evaluation of a split takes half a minute on a slow machine.
 */
const LONGEST_SILENCE = 120_000;

/** A trainer, and the job that it has. */
export interface Slot {
  readonly port: TrainerPort;
  ready: boolean;
  heard: number;
  busy: {
    readonly number: number;
    readonly recipe: string;
    readonly waiting: Waiting;
    stopping: boolean;
    readonly steps: number;
    /** when it began, in ms, and at which step */
    readonly began: number;
    readonly from: number;
    /** the last step that was heard of */
    step: number;
  } | null;
}

/** What a trainer says of a job. */
export type OfJob = Extract<FromTrainer, { readonly job: number }>;

export interface TrainersOptions {
  readonly size: number;
  /** starts that may fail one after the other */
  readonly attempts: number;
  spawn(): TrainerPort;
  readonly prepare: Extract<ToTrainer, { kind: 'prepare' }>;
  /** a trainer may be free */
  ready(engine?: TrainerEngine): void;
  heard(slot: Slot, message: OfJob): void;
  /** What becomes of the job of a broken trainer. False: the experiment ends here, and no trainer takes its place. */
  orphaned(job: Waiting, message: Said): boolean;
  failed(reason: 'engine-unavailable' | 'file-missing', message: Said): void;
}

export function createTrainers(options: TrainersOptions) {
  const { prepare, attempts } = options;
  const slots: Slot[] = [];
  let paused = false;
  let failedStarts = 0;
  let version: string | null = null; // of the first trainer's engine

  const hear = (slot: Slot, message: FromTrainer): void => {
    switch (message.kind) {
      case 'ready': {
        const { version: given } = message.engine;
        version ??= given;
        // an update of the app, or another machine: one experiment has results of one engine
        if (given !== version) return replace(slot, said('engine-of-trainer', { given, wanted: version }));
        slot.ready = true;
        failedStarts = 0;
        return options.ready(message.engine);
      }
      case 'unavailable':
        return options.failed(message.isMissing ? 'file-missing' : 'engine-unavailable', message.message);
      case 'lost':
        return replace(slot, message.message);
      case 'timed':
      case 'probed':
        return; // asked of other trainers
      default:
        options.heard(slot, message);
    }
  };

  const spawn = (): Slot => {
    const port = options.spawn();
    const slot: Slot = { port, ready: false, heard: performance.now(), busy: null };
    port.onMessage((message) => {
      if (!slots.includes(slot)) return; // a replaced trainer's last words
      slot.heard = performance.now();
      hear(slot, message);
    });
    port.onFailure((message, isMissing) => {
      if (slots.includes(slot)) replace(slot, message, isMissing);
    });
    port.post(prepare);
    return slot;
  };

  /** A fresh trainer instead of a broken one. */
  const replace = (slot: Slot, message: Said, isMissing = false): void => {
    slot.port.terminate();
    const at = slots.indexOf(slot);
    if (!slot.ready) failedStarts += 1;
    if (failedStarts >= attempts) {
      slots.splice(at, 1);
      options.failed(isMissing ? 'file-missing' : 'engine-unavailable', message);
    } else if (slot.busy && !options.orphaned(slot.busy.waiting, message)) {
      slots.splice(at, 1);
    } else {
      slots[at] = spawn();
      if (paused) slots[at].port.post({ kind: 'pause' });
      options.ready(); // a free trainer takes the run over at once
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

  for (let count = 0; count < options.size; count += 1) slots.push(spawn());

  return {
    slots,
    replace,
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
    },
    close() {
      clearInterval(watchdog);
      for (const { port } of slots.splice(0)) port.terminate();
    },
  };
}
