import * as tf from '@tensorflow/tfjs-core';
import type { TfjsLayer } from '../layer';

export default {
  id: 'pad-channels',
  forward({ from, to }, input) {
    const missing = to[2] - from[2];
    const none: [number, number] = [0, 0];
    return missing === 0 ? input : tf.pad(input, [none, none, none, [0, missing]]);
  },
} satisfies TfjsLayer<'pad-channels'>;
