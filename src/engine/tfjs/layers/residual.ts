import * as tf from '@tensorflow/tfjs-core';
import type { TfjsLayer } from '../layer';

export default {
  id: 'residual',
  forward: ({ block }, input, { follow }) => tf.add(follow(block.body, input), follow(block.shortcut, input)),
} satisfies TfjsLayer<'residual'>;
