/** One training run, the same on every engine: batches, learning rate, evaluation points, divergence. */
import type { Splits } from '../datasets/dataset';
import type { Masks } from '../lottery/masks';
import type { Weights } from '../lottery/parameters';
import type { Network } from '../models/layers';
import { batchOrder } from './batches';
import type { Engine, OptimizerSettings, Trainer } from './engine';

/** A training run as a pure value: the same value gives the same result. */
export interface TrainingRun {
  readonly network: Network;
  readonly weights: Weights;
  readonly masks: Masks;
  readonly optimizer: OptimizerSettings;
  readonly learningRate: number;
  readonly steps: number;
  readonly batch: number;
  readonly evaluateEvery: number;
  /** batch order: one stream per trial, the same for every arm and round (SCIENCE §4) */
  readonly order: { readonly seed: number; readonly trial: number };
}

/** One evaluation point, as in recording/recording.ts. */
export interface TrainingPoint {
  readonly step: number;
  readonly validationLoss: number;
  readonly validationAccuracy: number;
  readonly testAccuracy: number | null;
  readonly trainAccuracy: number | null;
}

export interface TrainedRun {
  readonly status: 'finished' | 'diverged';
  readonly points: readonly TrainingPoint[];
  /** θ_T, m ⊙ θ */
  readonly weights: Float32Array[];
  /** seconds in training steps, without evaluation and pauses */
  readonly trainingSeconds: number;
}

/** How the loop talks to the world around it. */
export interface TrainingControl {
  /** milliseconds of a monotonic clock; measures, never decides */
  now(): number;
  /** Called after a step when the last call is `breatheEvery` ms ago: let messages in, wait while paused, throw when stopped. */
  breathe(step: number): Promise<void>;
  readonly breatheEvery: number;
  /** A new evaluation point; `trainer` may be asked for its weights. */
  reached(point: TrainingPoint, trainer: Trainer): void | Promise<void>;
}

/**
 * Trains for all `run.steps`; early stopping is found in hindsight (SCIENCE §1). A non-finite
 * validation loss ends the run as diverged.
 */
export async function train(
  engine: Engine,
  splits: Splits,
  run: TrainingRun,
  control: TrainingControl,
): Promise<TrainedRun> {
  const { steps, batch, evaluateEvery, learningRate } = run;
  const trainer = await engine.open(run);
  try {
    const next = batchOrder(run.order.seed, run.order.trial, splits.train.count, batch);
    const points: TrainingPoint[] = [];
    let best = Infinity;
    let milliseconds = 0;
    let breathed = control.now();
    let status: TrainedRun['status'] = 'finished';

    for (let step = 1; step <= steps; step += 1) {
      const began = control.now();
      const work = trainer.step(next(), learningRate);
      if (work) await work; // a microtask per step would be felt on small networks
      const ended = control.now();
      milliseconds += ended - began;
      if (ended - breathed > control.breatheEvery) {
        await control.breathe(step);
        breathed = control.now();
      }
      if (step % evaluateEvery === 0 || step === steps) {
        const point = await evaluate(trainer, splits, step, best, step === steps);
        points.push(point);
        await control.reached(point, trainer);
        if (!Number.isFinite(point.validationLoss)) {
          status = 'diverged';
          break;
        }
        best = Math.min(best, point.validationLoss);
      }
    }
    const weights = await trainer.weights();
    return { status, points, weights, trainingSeconds: milliseconds / 1000 };
  } finally {
    trainer.dispose();
  }
}

/**
 * Validation at every point; test and training accuracy at a new best validation loss and at the
 * end. The training sample is the first examples, as many as validate (SCIENCE §4).
 */
async function evaluate(
  trainer: Trainer,
  splits: Splits,
  step: number,
  best: number,
  isLast: boolean,
): Promise<TrainingPoint> {
  const validation = await trainer.evaluate('validation', splits.validation.count);
  const wanted = Number.isFinite(validation.loss) && (isLast || validation.loss < best);
  const sample = Math.min(splits.train.count, splits.validation.count);
  return {
    step,
    validationLoss: validation.loss,
    validationAccuracy: validation.accuracy,
    testAccuracy: wanted ? (await trainer.evaluate('test', splits.test.count)).accuracy : null,
    trainAccuracy: wanted ? (await trainer.evaluate('train', sample)).accuracy : null,
  };
}
