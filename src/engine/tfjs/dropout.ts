import * as tf from '@tensorflow/tfjs-core';
import type { Network } from '../../models/layers';
import { dropoutKey, dropoutScale, dropoutThreshold, isKept, valueNumbers } from '../training/dropout';
import { planNetwork } from '../simd/plan/network-plan';

/** The factors of each dropout layer in one step, [examples, values]: 0 or 1 / (1 − rate). */
export type DropoutFactors = (examples: number, step: number) => tf.Tensor2D[];

/**
 * Masks drawn here and uploaded, the same as those of the simd engine. Inside tf.tidy.
 * @param batch most examples at once, which the numbers of the masks depend on
 */
export function dropoutOf(network: Network, batch: number, seed: number): DropoutFactors {
  const { operations, buffers } = planNetwork(network);
  const layers = operations.flatMap((operation) =>
    operation.kind === 'dropout' ? [{ ...operation, numbers: valueNumbers(buffers[operation.from], batch) }] : [],
  );
  return (examples, step) =>
    layers.map(({ rate, number, numbers: { numberOf, size } }) => {
      const key = dropoutKey(seed, number, step);
      const [threshold, scale] = [dropoutThreshold(rate), dropoutScale(rate)];
      const factors = new Float32Array(examples * size);
      for (let example = 0; example < examples; example += 1) {
        for (let value = 0; value < size; value += 1) {
          if (isKept(numberOf(example, value), key, threshold)) factors[example * size + value] = scale;
        }
      }
      return tf.tensor2d(factors, [examples, size]);
    });
}
