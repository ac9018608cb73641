import * as tf from '@tensorflow/tfjs-core';
import type { TfjsLayer } from '../layer';

const globalAveragePool: TfjsLayer<'global-average-pool'> = {
  id: 'global-average-pool',
  forward: (_node, input) => tf.mean(input, [1, 2]),
};

export default globalAveragePool;
