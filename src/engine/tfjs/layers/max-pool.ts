import * as tf from '@tensorflow/tfjs-core';
import type { TfjsLayer } from '../layer';

export default {
  id: 'max-pool',
  forward: ({ layer: { size, stride } }, input) => tf.maxPool(input as tf.Tensor4D, size, stride, 'valid'),
} satisfies TfjsLayer<'max-pool'>;
