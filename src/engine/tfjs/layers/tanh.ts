import * as tf from '@tensorflow/tfjs-core';
import type { TfjsLayer } from '../layer';

const tanh: TfjsLayer<'tanh'> = {
  id: 'tanh',
  forward: (_node, input) => tf.tanh(input),
};

export default tanh;
