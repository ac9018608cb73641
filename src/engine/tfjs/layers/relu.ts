import * as tf from '@tensorflow/tfjs-core';
import type { TfjsLayer } from '.';

const relu: TfjsLayer<'relu'> = {
  id: 'relu',
  forward: (_node, input) => tf.relu(input),
};

export default relu;
