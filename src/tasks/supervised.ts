/** Training on labelled examples, the same on every engine: batches, learning rate, what is measured. */
import { batchOrder } from '../engine/training/batches';
import type { Engine, Evaluation, Trainer, TrainerSettings } from '../engine/engine';
import type { SplitName, Splits } from '../engine/examples';
import { learningRateAt } from '../engine/training/learning-rate';
import { columnNames, type Column } from '../lottery/points';
import { orderStream } from '../lottery/random/order';
import { createEmergent } from './emergence';
import { trainRun, type Seen } from './loop';
import type { Meter } from './meter';
import type { Task } from './task';
import type { Checkpoint, TrainedRun, TrainingControl, TrainingRun } from './training';
import { createWatching } from './watched';
import type { Work } from './work';

/** A task's loop over its examples. */
export const supervised =
  (task: Pick<Task, 'columns' | 'stop'>, measure: NonNullable<Work['measure']>): Work['train'] =>
  (...of) =>
    train(task, measure, ...of);

/** @param from where to go on; its position in the batch order is found by skipping */
async function train(
  { columns, stop }: Pick<Task, 'columns' | 'stop'>,
  measure: NonNullable<Work['measure']>,
  engine: Engine,
  splits: Splits,
  run: TrainingRun,
  control: TrainingControl,
  from: Checkpoint | null,
): Promise<TrainedRun> {
  const { batch, startStep = 0, order } = run;
  const names = columnNames(columns);
  // like the batches
  const dropoutSeed = orderStream(order, 'dropout').uint32();
  const augmentationSeed = run.augment ? orderStream(order, 'augmentation').uint32() : undefined;
  const settings: TrainerSettings = { ...run, loss: 'cross-entropy', dropoutSeed };
  const opened = { ...settings, augmentationSeed, firstStep: startStep };
  const { emerging } = run;
  const emergent = emerging && createEmergent(engine, { ...run, emerging }, opened, from?.emergence ?? null);
  let trainer = await (emergent?.open() ?? engine.open(opened));
  const next = batchOrder(order, splits.train.count, batch);
  const done = from?.step ?? startStep;
  for (let skipped = 0; skipped < done; skipped += 1) next();

  const seen = async (by: Trainer, meter: Meter, split: SplitName, count: number, step: number): Promise<Seen> => {
    const evaluation: Evaluation = await meter.measure(count, step, () => by.evaluate(split, count));
    const values = Object.entries(measure(evaluation)).map(([metric, value]): [Column, number | null] => [
      `${split}.${metric}`,
      Number.isFinite(value) ? value : null,
    ]);
    return Object.fromEntries(values.filter(([column]) => names.includes(column)));
  };
  const learning = {
    trainer,
    // what was left at that point is measured, and no mask is trained any more
    at: (weights: TrainerSettings['weights']) =>
      emergent?.at(weights) ?? engine.open({ ...settings, weights, learning: undefined }),
    emergent: emergent && {
      ...emergent,
      async look(step: number, by: Trainer) {
        const smaller = await emergent.look(step, by);
        if (smaller) trainer = smaller;
        return smaller;
      },
    },
    watching: run.watched && createWatching(run.watched, from?.watched),
    step: (step: number) => trainer.step(next(), learningRateAt(run.learningRate, run.schedule, step)),
    validated: (meter: Meter, step: number) => seen(trainer, meter, 'validation', splits.validation.count, step),
    /** The test examples, and the first training examples, as many as validate (SCIENCE §4). */
    async measured(by: Trainer, meter: Meter, step: number) {
      const sample = Math.min(splits.train.count, splits.validation.count);
      const test = await seen(by, meter, 'test', splits.test.count, step);
      return { ...test, ...(await seen(by, meter, 'train', sample, step)) };
    },
  };
  // who looks at weights on the way finds them in the places of the whole network
  const told: TrainingControl = emergent
    ? {
        ...control,
        reached: (point, by) =>
          control.reached(point, { ...by, weights: async () => emergent.whole(await by.weights()) }),
      }
    : control;
  return trainRun({ names, stop }, learning, run, told, from);
}
