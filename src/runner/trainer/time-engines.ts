/** How fast each engine trains the network at hand: a few steps of a real run, once. */
import { createEngine } from '../../engine';
import { batchOrder } from '../../engine/training/batches';
import type { Backend, Trainer } from '../../engine/engine';
import type { TrainingRun } from '../../tasks/training';
import type { Splits } from '../../engine/examples';
import type { EngineTiming } from '../../storage/storage';

/** First steps, which compile kernels, are not timed. */
const WARM_UP = 3;
/** Timed for this long at most, in ms, or this many steps. */
const MOST_TIME = 400;
const MOST_STEPS = 100;

export async function timeEngines(work: {
  readonly backends: readonly Backend[];
  readonly splits: Splits;
  readonly run: TrainingRun;
}): Promise<EngineTiming[]> {
  const timings: EngineTiming[] = [];
  // one after the other: TF.js keeps its backend in a global, and two would slow each other
  for (const backend of work.backends) {
    const stepsPerSecond = await timeEngine(backend, work.splits, work.run).catch(() => null);
    timings.push({ backend, stepsPerSecond });
  }
  return timings;
}

async function timeEngine(backend: Backend, splits: Splits, run: TrainingRun): Promise<number | null> {
  const engine = await createEngine(backend);
  try {
    if (engine.software) return null;
    await engine.load(splits);
    const trainer = await engine.open(run);
    const next = batchOrder(run.order, splits.train.count, run.batch);
    const step = async (): Promise<void> => trainer.step(next(), run.learningRate);
    for (let count = 0; count < WARM_UP; count += 1) await step();
    await finished(trainer);
    const began = performance.now();
    let steps = 0;
    while (steps < MOST_STEPS && performance.now() - began < MOST_TIME) {
      await step();
      steps += 1;
    }
    await finished(trainer);
    const seconds = (performance.now() - began) / 1000;
    trainer.dispose();
    return steps / seconds;
  } finally {
    engine.dispose();
  }
}

/** A GPU only queues steps: a number read back shows that they are done. */
const finished = (trainer: Trainer): Promise<unknown> => trainer.evaluate('validation', 1);
