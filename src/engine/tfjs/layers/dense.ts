import * as tf from '@tensorflow/tfjs-core';
import type { TfjsLayer } from '../layer';

export default {
  id: 'dense',
  // not fused with the bias: TF.js would then compute the gradient of the network's input too
  forward({ parameters: [kernel, bias] }, input, { parameter }) {
    const product = tf.matMul(input as tf.Tensor2D, parameter(kernel) as tf.Tensor2D); // [batch, units]
    return tf.add(product, parameter(bias));
  },
} satisfies TfjsLayer<'dense'>;
