/**
 * One training run on labelled examples, the same on every engine: batches, learning rate, evaluation points,
 * divergence.
 */
import { batchOrder } from '../engine/training/batches';
import type { Engine, Evaluation, Trainer } from '../engine/engine';
import type { SplitName, Splits } from '../engine/examples';
import { learningRateAt } from '../engine/training/learning-rate';
import { gain, type Metric } from '../lottery/metric';
import { columnNames, type Column, type Point } from '../lottery/points';
import { stream } from '../lottery/random/stream';
import type { Task } from './task';
import type { Checkpoint, EvaluationCost, TrainedRun, TrainingControl, TrainingRun } from './training';
import type { Work } from './work';

/**
 * A loop that trains for all `run.steps`; early stopping is found in hindsight (SCIENCE §1). Where what stops is no
 * finite number on validation examples, the run ends as diverged.
 *
 * What else is measured is wanted at the best of those values and at the last step. They get better at nearly every
 * point of a short run, and measuring at each new best cost as much as the training itself; so the weights of the best
 * point are kept and measured once, at the end. The numbers are the same.
 */
export const supervised =
  ({ columns, stop }: Pick<Task, 'columns' | 'stop'>, measure: NonNullable<Work['measure']>): Work['train'] =>
  (...of) =>
    train({ names: columnNames(columns), stop, measure }, ...of);

interface Measuring {
  readonly names: readonly Column[];
  readonly stop: Metric;
  readonly measure: NonNullable<Work['measure']>;
}

/** @param from where to go on; its position in the batch order is found by skipping */
async function train(
  { names, stop, measure }: Measuring,
  engine: Engine,
  splits: Splits,
  run: TrainingRun,
  control: TrainingControl,
  from: Checkpoint | null,
): Promise<TrainedRun> {
  const { steps, batch, evaluateEvery, startStep = 0 } = run;
  // like the batches, the same for every arm and round of a trial
  const dropoutSeed = stream(run.order.seed, 'dropout', run.order.trial).uint32();
  const augmentationSeed = run.augment ? stream(run.order.seed, 'augmentation', run.order.trial).uint32() : undefined;
  const trainer = await engine.open({
    ...run,
    loss: 'cross-entropy',
    dropoutSeed,
    augmentationSeed,
    firstStep: startStep,
  });
  let open: Trainer | null = trainer; // one at a time
  const meter = createMeter(control, from?.evaluation);
  const stopping: Column = `validation.${stop.id}`;
  const columnsOf = (split: SplitName, evaluation: Evaluation) => {
    const values = Object.entries(measure(evaluation)).map(([metric, value]): [Column, number | null] => [
      `${split}.${metric}`,
      Number.isFinite(value) ? value : null,
    ]);
    return Object.fromEntries(values.filter(([column]) => names.includes(column)));
  };
  /** A point with the test examples, and the first training examples, as many as validate (SCIENCE §4). */
  const measured = async (point: Point, by: Trainer): Promise<Point> => {
    const sample = Math.min(splits.train.count, splits.validation.count);
    const test = await meter.measure(by, 'test', splits.test.count, point.step);
    const train = await meter.measure(by, 'train', sample, point.step);
    return { ...point, ...columnsOf('test', test), ...columnsOf('train', train) };
  };
  try {
    const next = batchOrder(run.order.seed, run.order.trial, splits.train.count, batch);
    const done = from?.step ?? startStep;
    for (let skipped = 0; skipped < done; skipped += 1) next();
    if (from) trainer.restore(from.trainer);
    const points: Point[] = from ? [...from.points] : [];
    let best = from?.best ?? null;
    let rewindPoint = from?.rewindPoint ?? null;
    let trained = (from?.trainingSeconds ?? 0) * 1000; // milliseconds
    let breathed = control.now();
    let saved = breathed;
    let diverged = false;

    for (let step = done + 1; step <= steps && !diverged; step += 1) {
      const began = control.now();
      const work = trainer.step(next(), learningRateAt(run.learningRate, run.schedule, step));
      if (work) await work; // a microtask per step would be felt on small networks
      const ended = control.now();
      trained += ended - began;
      if (ended - breathed > control.breatheEvery) {
        await control.breathe(step);
        breathed = control.now();
      }
      if (step === run.rewindStep) rewindPoint = await trainer.weights();
      if (step % evaluateEvery === 0 || step === steps) {
        const seen = await meter.measure(trainer, 'validation', splits.validation.count, step);
        const nothing = Object.fromEntries(names.map((name) => [name, null]));
        const point: Point = { step, ...nothing, ...columnsOf('validation', seen) };
        points.push(point);
        await control.reached(point, trainer);
        const value = point[stopping];
        diverged = value === null;
        if (value !== null && (best === null || gain(stop, value - (points[best.at][stopping] ?? NaN)) > 0)) {
          best = { at: points.length - 1, weights: await trainer.weights() };
        }
      }
      if (ended - saved > control.checkpointEvery && step < steps && !diverged) {
        const state = trainer.checkpoint();
        const trainingSeconds = trained / 1000;
        const evaluation = meter.cost();
        if (state) {
          control.checkpoint({
            step,
            trainer: state,
            points: [...points],
            best,
            rewindPoint,
            trainingSeconds,
            evaluation,
          });
        }
        saved = control.now();
      }
    }
    const weights = await trainer.weights();
    const last = points.length - 1;
    if (!diverged) {
      points[last] = await measured(points[last], trainer);
      if (best && best.at !== last) {
        open.dispose();
        open = null;
        open = await engine.open({ ...run, loss: 'cross-entropy', weights: best.weights, dropoutSeed });
        points[best.at] = await measured(points[best.at], open);
      }
    }
    const status = diverged ? 'diverged' : 'finished';
    return { status, points, weights, rewindPoint, trainingSeconds: trained / 1000, evaluation: meter.cost() };
  } finally {
    open?.dispose();
  }
}

/** Evaluates, and counts what that costs. */
interface Meter {
  measure(trainer: Trainer, split: SplitName, count: number, step: number): Promise<Evaluation>;
  cost(): EvaluationCost;
}

function createMeter(control: TrainingControl, from?: EvaluationCost): Meter {
  let { seconds, examples } = from ?? { seconds: 0, examples: 0 };
  return {
    async measure(trainer, split, count, step) {
      const began = control.now();
      const evaluation = await trainer.evaluate(split, count);
      const ended = control.now();
      seconds += (ended - began) / 1000;
      examples += count;
      // a long evaluation must not look like a worker that is stuck
      if (ended - began > control.breatheEvery) await control.breathe(step);
      return evaluation;
    },
    cost: () => ({ seconds, examples }),
  };
}
