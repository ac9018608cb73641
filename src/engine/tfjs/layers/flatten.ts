import * as tf from '@tensorflow/tfjs-core';
import type { TfjsLayer } from '../layer';

export default {
  id: 'flatten',
  forward: (_node, input) => tf.reshape(input, [input.shape[0], -1]),
} satisfies TfjsLayer<'flatten'>;
