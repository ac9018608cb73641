import * as tf from '@tensorflow/tfjs-core';
import type { TfjsLayer } from '../layer';
import { dropoutKey, dropoutScale, dropoutThreshold, isKept } from '../../training/dropout';

/** Masks drawn here and uploaded: those that every engine draws. */
export default {
  id: 'dropout',
  forward({ layer: { rate }, at }, input, { training }) {
    if (!training) return input;
    const key = dropoutKey(training.dropoutSeed, at, training.step);
    const [threshold, scale] = [dropoutThreshold(rate), dropoutScale(rate)];
    // examples lie one behind the other: values are numbered as they lie
    const factors = new Float32Array(input.size).map((_, number) => (isKept(number, key, threshold) ? scale : 0));
    return tf.mul(input, tf.tensor(factors, input.shape));
  },
} satisfies TfjsLayer<'dropout'>;
