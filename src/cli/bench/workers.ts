import { Problem } from '../../problem';
import type { Splits } from '../../engine/examples';
import type { TrainingRun } from '../../tasks/training';
import { initialize } from '../../lottery/initializers';
import { denseMasks } from '../../lottery/masks';
import type { FromTrainer, TrainerPort } from '../../runner/trainer-messages';
import { lenet } from './networks';
import type { TargetRow } from './rows';
import { BATCH } from './training';

/** Steps of the run that is timed: a second or so. */
const STEPS = 300;

/**
 * How many times as many LeNet trials two workers train as one, in the same time.
 * @param repeats measurements of each; the fastest counts
 */
export async function benchWorkers(spawn: () => TrainerPort, splits: Splits, repeats: number): Promise<TargetRow> {
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
      alone = Math.min(alone, await timed(() => trainOn(first)));
      together = Math.min(together, await timed(() => Promise.all(trainers.map(trainOn))));
    }
    return {
      kind: 'target',
      target: 'Two workers against one, LeNet-300-100 trials',
      value: (2 * alone) / together,
      atLeast: 1.7,
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

const trainOn = (trainer: TrainerPort): Promise<unknown> =>
  answered(trainer, { kind: 'train', job: 1, run: trial(), from: null, sendWeights: false }, 'trained');

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

function trial(): TrainingRun {
  const network = lenet();
  const initializer = { initializer: 'glorot-normal', standardDeviation: 0 };
  return {
    network,
    weights: initialize(network.parameters, initializer, 1, 'bench'),
    masks: denseMasks(network.parameters),
    optimizer: { id: 'adam', momentum: 0, weightDecay: 0 },
    learningRate: 1.2e-3,
    steps: STEPS,
    batch: BATCH,
    evaluateEvery: STEPS,
    order: { seed: 1, trial: 0 },
  };
}
