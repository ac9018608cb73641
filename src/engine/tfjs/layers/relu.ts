import * as tf from '@tensorflow/tfjs-core';
import type { TfjsLayer } from '../layer';

export default {
  id: 'relu',
  forward: (_node, input) => tf.relu(input),
} satisfies TfjsLayer<'relu'>;
