/** One training run, the same on every engine: batches, learning rate, evaluation points, divergence. */
import type { SplitName, Splits } from '../datasets/dataset';
import type { Masks } from '../lottery/masks';
import type { Weights } from '../lottery/parameters';
import { stream } from '../lottery/random/stream';
import type { Network } from '../models/layers';
import { batchOrder } from './batches';
import type { Engine, Evaluation, OptimizerSettings, Trainer, TrainerState } from './engine';

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

/** What evaluating has cost a run, training sample and test included. */
export interface EvaluationCost {
  readonly seconds: number;
  /** examples the network has answered */
  readonly examples: number;
}

/** Where a training run stands: it goes on from here to the same bits. */
export interface Checkpoint {
  /** updates done */
  readonly step: number;
  readonly trainer: TrainerState;
  readonly points: readonly TrainingPoint[];
  readonly trainingSeconds: number;
  readonly evaluation: EvaluationCost;
}

export interface TrainedRun {
  readonly status: 'finished' | 'diverged';
  readonly points: readonly TrainingPoint[];
  /** θ_T, m ⊙ θ */
  readonly weights: Float32Array[];
  /** seconds in training steps, without evaluation and pauses */
  readonly trainingSeconds: number;
  readonly evaluation: EvaluationCost;
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
  /** Milliseconds between checkpoints. */
  readonly checkpointEvery: number;
  checkpoint(checkpoint: Checkpoint): void;
}

/**
 * Trains for all `run.steps`; early stopping is found in hindsight (SCIENCE §1). A non-finite
 * validation loss ends the run as diverged.
 * @param from where to go on; its position in the batch order is found by skipping
 */
export async function train(
  engine: Engine,
  splits: Splits,
  run: TrainingRun,
  control: TrainingControl,
  from: Checkpoint | null = null,
): Promise<TrainedRun> {
  const { steps, batch, evaluateEvery, learningRate } = run;
  // like the batches, the same for every arm and round of a trial
  const dropoutSeed = stream(run.order.seed, 'dropout', run.order.trial).uint32();
  const trainer = await engine.open({ ...run, dropoutSeed });
  try {
    const next = batchOrder(run.order.seed, run.order.trial, splits.train.count, batch);
    for (let skipped = 0; skipped < (from?.step ?? 0); skipped += 1) next();
    if (from) trainer.restore(from.trainer);
    const points: TrainingPoint[] = from ? [...from.points] : [];
    let best = Math.min(Infinity, ...points.map((point) => point.validationLoss));
    let trained = (from?.trainingSeconds ?? 0) * 1000; // milliseconds
    let evaluation = from?.evaluation ?? { seconds: 0, examples: 0 };
    let breathed = control.now();
    let saved = breathed;
    let status: TrainedRun['status'] = 'finished';

    for (let step = (from?.step ?? 0) + 1; step <= steps; step += 1) {
      const began = control.now();
      const work = trainer.step(next(), learningRate);
      if (work) await work; // a microtask per step would be felt on small networks
      const ended = control.now();
      trained += ended - began;
      if (ended - breathed > control.breatheEvery) {
        await control.breathe(step);
        breathed = control.now();
      }
      if (step % evaluateEvery === 0 || step === steps) {
        const { point, cost } = await evaluate(trainer, splits, control, step, best, step === steps);
        points.push(point);
        evaluation = {
          seconds: evaluation.seconds + cost.seconds,
          examples: evaluation.examples + cost.examples,
        };
        await control.reached(point, trainer);
        if (!Number.isFinite(point.validationLoss)) {
          status = 'diverged';
          break;
        }
        best = Math.min(best, point.validationLoss);
      }
      if (ended - saved > control.checkpointEvery && step < steps) {
        const state = trainer.checkpoint();
        const trainingSeconds = trained / 1000;
        if (state) control.checkpoint({ step, trainer: state, points: [...points], trainingSeconds, evaluation });
        saved = control.now();
      }
    }
    const weights = await trainer.weights();
    return { status, points, weights, trainingSeconds: trained / 1000, evaluation };
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
  control: TrainingControl,
  step: number,
  best: number,
  isLast: boolean,
): Promise<{ point: TrainingPoint; cost: EvaluationCost }> {
  let [milliseconds, examples] = [0, 0];
  const measure = async (split: SplitName, count: number): Promise<Evaluation> => {
    const began = control.now();
    const evaluation = await trainer.evaluate(split, count);
    const ended = control.now();
    milliseconds += ended - began;
    examples += count;
    // a long evaluation must not look like a worker that is stuck
    if (ended - began > control.breatheEvery) await control.breathe(step);
    return evaluation;
  };
  const validation = await measure('validation', splits.validation.count);
  const wanted = Number.isFinite(validation.loss) && (isLast || validation.loss < best);
  const sample = Math.min(splits.train.count, splits.validation.count);
  const point = {
    step,
    validationLoss: validation.loss,
    validationAccuracy: validation.accuracy,
    testAccuracy: wanted ? (await measure('test', splits.test.count)).accuracy : null,
    trainAccuracy: wanted ? (await measure('train', sample)).accuracy : null,
  };
  return { point, cost: { seconds: milliseconds / 1000, examples } };
}
