import * as tf from '@tensorflow/tfjs-core';
import type { TfjsLayer } from '../layer';

const flatten: TfjsLayer<'flatten'> = {
  id: 'flatten',
  forward: (_node, input) => tf.reshape(input, [input.shape[0], -1]),
};

export default flatten;
