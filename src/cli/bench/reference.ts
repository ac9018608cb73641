/**
 * The reference: LeNet-300-100 trained with TF.js on its WebAssembly backend, as people do. That
 * backend trains no convolutions: it has no gradient of their kernels (tfjs issue 8474).
 */
import type { Splits } from '../../engine/examples';
import { batchOrder } from '../../engine/training/batches';
import { initialize } from '../../lottery/initializers';
import { lenet, randomMasks } from './networks';
import type { TrainingRow } from './rows';
import { LENET } from './targets';
import type { Stopwatch } from './timing';
import { BATCH, gigaflops } from './training';

/**
 * Steps per second by density: TF.js multiplies by the masks, which saves it nothing.
 * @throws Error when the development dependency is not installed.
 */
export async function* benchReference(
  splits: Splits,
  densities: readonly number[],
  stopwatch: Stopwatch,
): AsyncGenerator<TrainingRow> {
  const tf = await import('@tensorflow/tfjs-core');
  await import('@tensorflow/tfjs-core/dist/register_all_gradients');
  const { setThreadsCount } = await import('@tensorflow/tfjs-backend-wasm');
  setThreadsCount(1); // one worker against one worker
  if (!(await tf.setBackend('wasm'))) throw new Error('TF.js could not start its wasm backend.');
  const network = lenet();
  const { inputs, labels, count } = splits.train;
  const pixels = tf.tidy(() => {
    const bytes = tf.tensor2d(Float32Array.from(inputs), [count, 784]);
    return inputs instanceof Uint8Array ? tf.div(bytes, 255) : bytes;
  });
  const targets = tf.tidy(() => tf.oneHot(tf.tensor1d(Int32Array.from(labels), 'int32'), 10));
  const initializer = { initializer: 'glorot-normal', standardDeviation: 0 };
  const weights = initialize(network.parameters, initializer, 1, 'bench');

  for (const density of densities) {
    const variables = network.parameters.map(({ shape }, at) => tf.variable(tf.tensor(weights[at], [...shape])));
    const kept = randomMasks(network, () => density);
    const masks = kept.map((mask, at) =>
      mask && density < 1 ? tf.tensor(Float32Array.from(mask), [...network.parameters[at].shape]) : null,
    );
    const optimizer = tf.train.adam(1.2e-3, 0.9, 0.999, 1e-8);
    const nextBatch = batchOrder({ seed: 1, trial: 1 }, count, BATCH);
    const step = (): void =>
      tf.tidy(() => {
        const at = tf.tensor1d(Int32Array.from(nextBatch()), 'int32');
        const [x, y] = [tf.gather(pixels, at), tf.gather(targets, at)];
        optimizer.minimize(
          () => {
            let values = x;
            for (const layer of [0, 2, 4]) {
              const mask = masks[layer];
              const kernel = mask ? tf.mul(variables[layer], mask) : variables[layer];
              values = tf.add(tf.matMul(values, kernel), variables[layer + 1]);
              if (layer < 4) values = tf.relu(values);
            }
            return tf.losses.softmaxCrossEntropy(y, values);
          },
          false,
          variables,
        );
      });
    const ms = await stopwatch(step);
    const megabytes = tf.memory().numBytes / 1e6;
    yield {
      kind: 'training',
      engine: 'tfjs-wasm',
      network: LENET,
      batch: BATCH,
      density,
      kept: density,
      profile: null,
      stepsPerSecond: 1000 / ms,
      msPerStep: ms,
      gigaflops: gigaflops(network, BATCH, kept, ms),
      megabytesMoved: null,
      megabytes,
      megabytesWithoutData: megabytes - (pixels.size + targets.size) * 4e-6,
    };
    tf.dispose([...variables, ...masks.flatMap((mask) => mask ?? [])]);
    optimizer.dispose();
  }
  tf.dispose([pixels, targets]);
  tf.removeBackend('wasm');
}
