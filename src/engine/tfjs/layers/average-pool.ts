import * as tf from '@tensorflow/tfjs-core';
import type { TfjsLayer } from '../layer';

export default {
  id: 'average-pool',
  forward: ({ layer: { size, stride } }, input) => tf.avgPool(input as tf.Tensor4D, size, stride, 'valid'),
} satisfies TfjsLayer<'average-pool'>;
