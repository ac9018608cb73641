import * as tf from '@tensorflow/tfjs-core';
import type { TfjsLayer } from '../layer';

export default {
  id: 'global-average-pool',
  forward: (_node, input) => tf.mean(input, [1, 2]),
} satisfies TfjsLayer<'global-average-pool'>;
