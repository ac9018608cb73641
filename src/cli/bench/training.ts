import type { Splits } from '../../datasets/dataset';
import { batchOrder } from '../../engine/batches';
import type { Engine } from '../../engine/engine';
import { initialize } from '../../lottery/initializers';
import type { Masks } from '../../lottery/masks';
import { sizeOf } from '../../lottery/parameters';
import { permutation, stream } from '../../lottery/random/stream';
import { describeNetwork, type Network } from '../../models/layers';
import type { TrainingRow } from './rows';
import { medianTime } from './timing';

const BATCH = 60;
const DENSITIES = [1, 0.512, 0.21, 0.086, 0.036, 0.01];

/** LeCun et al. 1998; SCIENCE.md gives its counts. */
const lenet = (): Network =>
  describeNetwork([28, 28, 1], 10, [
    { kind: 'flatten' },
    { kind: 'dense', units: 300 },
    { kind: 'relu' },
    { kind: 'dense', units: 100 },
    { kind: 'relu' },
    { kind: 'dense', units: 10 },
  ]);

/** Keeps round(density × size) weights of each kernel, anywhere. */
const uniformMasks = (network: Network, density: number): Masks =>
  network.parameters.map(({ name, shape, prunable }) => {
    if (!prunable) return null;
    const mask = new Uint8Array(sizeOf(shape));
    const kept = Math.round(density * mask.length);
    const order = permutation(stream(1, 'mask', name, density), mask.length);
    for (const place of order.subarray(0, kept)) mask[place] = 1;
    return mask;
  });

/** Steps per second of one engine on LeNet-300-100, Adam 1.2e-3, batch 60, by density. */
export async function* benchTraining(engine: Engine, splits: Splits): AsyncGenerator<TrainingRow> {
  const network = lenet();
  await engine.load(splits);
  const settings = { initializer: 'glorot-normal', standardDeviation: 0 };
  const weights = initialize(network.parameters, settings, 1, 'bench');
  for (const density of DENSITIES) {
    const trainer = await engine.open({
      network,
      weights,
      masks: uniformMasks(network, density),
      optimizer: { id: 'adam', momentum: 0, weightDecay: 0 },
      batch: BATCH,
    });
    const nextBatch = batchOrder(1, 1, splits.train.count, BATCH);
    const ms = await medianTime(() => trainer.step(nextBatch(), 1.2e-3), 300);
    trainer.dispose();
    yield {
      kind: 'training',
      engine: engine.id,
      network: 'lenet-300-100',
      batch: BATCH,
      density,
      stepsPerSecond: 1000 / ms,
      msPerStep: ms,
    };
  }
}
