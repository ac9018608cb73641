import * as tf from '@tensorflow/tfjs-core';
import type { TfjsLayer } from '../layer';

export default {
  id: 'conv',
  forward({ layer: { stride, padding, bias }, parameters: own }, input, { parameter }) {
    // kernels are stored as TF.js wants them, [height, width, in, out]
    const maps = tf.conv2d(input as tf.Tensor4D, parameter(own[0]) as tf.Tensor4D, stride, padding);
    return bias ? tf.add(maps, parameter(own[1])) : maps;
  },
} satisfies TfjsLayer<'conv'>;
