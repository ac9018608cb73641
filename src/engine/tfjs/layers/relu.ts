import * as tf from '@tensorflow/tfjs-core';
import type { TfjsLayer } from '../layer';

const relu: TfjsLayer<'relu'> = {
  id: 'relu',
  forward: (_node, input) => tf.relu(input),
};

export default relu;
