import * as tf from '@tensorflow/tfjs-core';
import type { TfjsLayer } from '../layer';

export default {
  id: 'tanh',
  forward: (_node, input) => tf.tanh(input),
} satisfies TfjsLayer<'tanh'>;
