import * as tf from '@tensorflow/tfjs-core';
import type { TfjsLayer } from '../layer';

const averagePool: TfjsLayer<'average-pool'> = {
  id: 'average-pool',
  forward: ({ layer: { size, stride } }, input) => tf.avgPool(input as tf.Tensor4D, size, stride, 'valid'),
};

export default averagePool;
