import * as tf from '@tensorflow/tfjs-core';
import type { TfjsLayer } from '../layer';

const residual: TfjsLayer<'residual'> = {
  id: 'residual',
  forward: ({ block }, input, { follow }) => tf.add(follow(block.body, input), follow(block.shortcut, input)),
};

export default residual;
