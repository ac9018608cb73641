/** What a trainer worker does: one engine, one data set, one training run or computation at a time. */
import { reasonOf } from '../../problem';
import { withParts, type Examples, type Splits } from '../../engine/examples';
import { createEngine } from '../../engine';
import type { Backend, Engine } from '../../engine/engine';
import type { TrainingControl } from '../../tasks/training';
import { works as tasks, type Work } from '../../tasks/work';
import { computations } from '../computations';
import { sliced } from './sliced';
import { timeEngines } from './time-engines';
import type { FromTrainer, ToTrainer } from '../trainer-messages';
import { unavailable } from './unavailable';

/** Between two looks at the message queue, in ms: pausing feels immediate; at 12 ms it cost 3 % of the time. */
const BREATHE_EVERY = 30;
/** Between two reports of the step, in ms. */
const REPORT_EVERY = 100;

/**
 * Between two checkpoints, in ms: what a crash costs at most. Copying and storing the largest network
 * takes a tenth of a second.
 */
const CHECKPOINT_EVERY = 15_000;

class Stopped extends Error {}

/** How many examples there are: the engine has them, and a second copy would be in vain. */
const counted = (examples: Examples): Examples => ({
  count: examples.count,
  inputs: new Uint8Array(),
  labels: new Uint8Array(),
});

/** Answers messages; `post` sends to the pool. Returns the handler of incoming messages. */
export function serveTrainer(
  post: (message: FromTrainer, transfer?: ArrayBuffer[]) => void,
  checkpointEvery = CHECKPOINT_EVERY,
): (message: ToTrainer) => void {
  let engine: Engine | null = null;
  let splits: Splits | null = null;
  let work: Work | null = null;
  let pause: { promise: Promise<void>; resume: () => void } | null = null;
  const stopped = new Set<number>();

  const prepare = async (message: Extract<ToTrainer, { kind: 'prepare' }>): Promise<void> => {
    engine?.dispose();
    engine = await createEngine(message.backend);
    engine.lost.then(
      (reason) => post({ kind: 'lost', message: reason }),
      () => undefined,
    );
    work = tasks.get(message.task);
    await engine.load(message.splits);
    splits = withParts(message.splits, counted);
    const { id, backend, version, device, software } = engine;
    post({ kind: 'ready', engine: { id, backend, version, device, software } });
  };

  /** Lets messages in: waits while paused, throws when the job is stopped. @param report tells how far it is, now and then */
  const turns = createTurns();
  const breathing = (job: number): ((report: () => void) => Promise<void>) => {
    let reported = 0;
    return async (report) => {
      if (performance.now() - reported > REPORT_EVERY) {
        report();
        reported = performance.now();
      }
      await turns.next();
      if (!stopped.has(job)) await pause?.promise;
      if (stopped.has(job)) throw new Stopped();
    };
  };

  const computeJob = async ({ job, computing }: Extract<ToTrainer, { kind: 'compute' }>): Promise<void> => {
    if (!engine || !splits || !work) throw new Error('The trainer has no engine yet.');
    const began = performance.now();
    let breathed = began;
    const breathe = breathing(job);
    const { arrays, columns } = await computations.get(computing.id).compute(computing.from, {
      engine,
      work,
      splits,
      async rest(share) {
        if (performance.now() - breathed <= BREATHE_EVERY) return;
        await breathe(() => post({ kind: 'share', job, share }));
        breathed = performance.now();
      },
    });
    const seconds = (performance.now() - began) / 1000;
    post(
      { kind: 'computed', job, computed: { arrays, columns, seconds } },
      arrays.map((values) => values.buffer),
    );
  };

  const trainJob = async (message: Extract<ToTrainer, { kind: 'train' }>): Promise<void> => {
    const { job, from, sendWeights } = message;
    const { run, whole, told } = sliced(message.run);
    if (!engine || !splits || !work) throw new Error('The trainer has no engine yet.');
    const breathe = breathing(job);
    const control: TrainingControl = {
      now: () => performance.now(),
      breatheEvery: BREATHE_EVERY,
      breathe: (step) => breathe(() => post({ kind: 'step', job, step })),
      async reached(point, trainer) {
        const weights = sendWeights ? whole(await trainer.weights()) : null;
        post({ kind: 'point', job, point, weights });
      },
      checkpointEvery,
      checkpoint(checkpoint) {
        const { arrays } = checkpoint.trainer;
        post(
          { kind: 'checkpoint', job, checkpoint },
          arrays.map((bytes) => bytes.buffer),
        );
      },
    };
    const trained = told(await work.train(engine, splits, run, control, from));
    post(
      { kind: 'trained', job, trained },
      [...trained.weights, ...(trained.rewindPoint ?? [])].map((values) => values.buffer as ArrayBuffer),
    );
  };

  /** Tells how a job ended, where it was not with a result. */
  const watched = (job: number, done: Promise<void>): void =>
    void done
      .catch((error) =>
        post(error instanceof Stopped ? { kind: 'stopped', job } : { kind: 'failed', job, message: reasonOf(error) }),
      )
      .finally(() => stopped.delete(job));

  return (message) => {
    switch (message.kind) {
      case 'prepare':
        prepare(message).catch((error) => post(unavailable(error)));
        return;
      case 'train':
        watched(message.job, trainJob(message));
        return;
      case 'compute':
        watched(message.job, computeJob(message));
        return;
      case 'time':
        void timeEngines(message).then((timings) => post({ kind: 'timed', timings }));
        return;
      case 'probe':
        void works(message.backend).then((found) => post({ kind: 'probed', works: found }));
        return;
      case 'pause':
        pause ??= pausePromise();
        return;
      case 'resume':
        pause?.resume();
        pause = null;
        return;
      case 'stop':
        stopped.add(message.job);
        if (pause) {
          pause.resume(); // a paused run must hear that it is stopped; the pause itself goes on
          pause = pausePromise();
        }
        return;
      default:
        message satisfies never;
    }
  };
}

/** Does this engine really start here, and compute rightly? */
async function works(backend: Backend): Promise<boolean> {
  try {
    (await createEngine(backend)).dispose();
    return true;
  } catch {
    return false;
  }
}

function pausePromise(): { promise: Promise<void>; resume: () => void } {
  let resume = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    resume = resolve;
  });
  return { promise, resume };
}

/** Lets waiting messages in; a resolved promise would not, and timers wait 4 ms. */
function createTurns(): { next(): Promise<void> } {
  // Node hears up to a thousand messages of one port before it looks at another
  if (typeof setImmediate === 'function') return { next: () => new Promise((resolve) => setImmediate(resolve)) };
  const { port1, port2 } = new MessageChannel(); // one for all turns: making one takes longer than a turn does
  port1.start();
  return {
    next: () =>
      new Promise((resolve) => {
        port1.addEventListener('message', () => resolve(), { once: true });
        port2.postMessage(null);
      }),
  };
}
