import { Problem } from '../../problem';
import type { Splits } from '../../engine/examples';
import type { TrainingRun } from '../../tasks/training';
import { initialize } from '../../lottery/initializers';
import { denseMasks } from '../../lottery/masks';
import type { FromTrainer, TrainerPort } from '../../runner/trainer-messages';
import type { Network } from '../../models/network';
import { cifarNoise, convolutional, lenet } from './networks';
import type { TargetRow } from './rows';
import { LENET } from './targets';
import { BATCH } from './training';

/** A network that two workers train at the same time. */
export interface SharedWork {
  readonly name: string;
  readonly network: Network;
  readonly splits: Splits;
  /** of the run that is timed: a second or so */
  readonly steps: number;
  /** how many times as much two are to do as one; a network bound by memory has no such bound */
  readonly atLeast?: number;
}

/** @param quick only the one that takes little time */
export function sharedWorks(splits: Splits, quick: boolean): SharedWork[] {
  const images = cifarNoise();
  const paper = [
    { name: 'conv-2', steps: 4, atLeast: 1.7 },
    { name: 'conv-4', steps: 3, atLeast: 1.7 },
    { name: 'conv-6', steps: 2, atLeast: 1.7 },
    { name: 'resnet-20', steps: 4 },
  ];
  const convolutions = paper.map((work) => ({ ...work, network: convolutional(work.name), splits: images }));
  return [{ name: LENET, network: lenet(), splits, steps: 300, atLeast: 1.7 }, ...(quick ? [] : convolutions)];
}

/**
 * How many times as many trials two workers train as one, in the same time.
 * @param repeats measurements of each; the fastest counts
 */
export async function benchWorkers(spawn: () => TrainerPort, work: SharedWork, repeats: number): Promise<TargetRow> {
  const { name, splits, atLeast } = work;
  const trainers = [spawn(), spawn()];
  try {
    await Promise.all(
      trainers.map((trainer) =>
        answered(trainer, { kind: 'prepare', backend: 'wasm', task: 'classification', splits }, 'ready'),
      ),
    );
    const [first] = trainers;
    let [alone, together] = [Infinity, Infinity]; // ms
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      alone = Math.min(alone, await timed(() => trainOn(first, work)));
      together = Math.min(together, await timed(() => Promise.all(trainers.map((trainer) => trainOn(trainer, work)))));
    }
    return {
      kind: 'target',
      target: `Two workers against one, ${name}`,
      value: (2 * alone) / together,
      atLeast,
      unit: '×',
    };
  } finally {
    trainers.forEach((trainer) => trainer.terminate());
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const trainOn = (trainer: TrainerPort, work: SharedWork): Promise<unknown> =>
  answered(trainer, { kind: 'train', job: 1, run: trial(work), from: null, sendWeights: false }, 'trained');

/** Resolves at the first message of that kind. */
function answered(
  trainer: TrainerPort,
  question: Parameters<TrainerPort['post']>[0],
  kind: FromTrainer['kind'],
): Promise<void> {
  return new Promise((resolve, reject) => {
    trainer.onMessage((message) => {
      if (message.kind === kind) resolve();
      else if (message.kind === 'failed' || message.kind === 'unavailable') reject(new Problem(message.message));
    });
    trainer.onFailure((message) => reject(new Problem(message)));
    trainer.post(question);
  });
}

function trial({ network, steps }: SharedWork): TrainingRun {
  const initializer = { initializer: 'glorot-normal', standardDeviation: 0 };
  return {
    network,
    weights: initialize(network.parameters, initializer, 1, 'bench'),
    masks: denseMasks(network.parameters),
    optimizer: { id: 'adam', momentum: 0, weightDecay: 0 },
    learningRate: 1.2e-3,
    steps,
    batch: BATCH,
    evaluateEvery: steps,
    order: { seed: 1, trial: 0 },
  };
}
