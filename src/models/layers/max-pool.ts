import type { LayerKind } from '../layer';
import { eachPixel, square, windowsOf } from '../windows';

declare module '../layer' {
  interface Layers {
    readonly 'max-pool': {
      readonly size: number;
      readonly stride: number;
    };
  }
}

/** The largest value of each window; on the way back it takes all, the first of equal ones. */
export default {
  id: 'max-pool',
  reads: 'pictures',
  shape: ({ size, stride }, from) => [...windowsOf(from, square(size, stride)), from[2]],
  forward: ({ layer: { size, stride }, from, to }, values, _own, { count }) => {
    const channels = from[2];
    const outputs = new Float64Array(count * to[0] * to[1] * channels).fill(-Infinity);
    const largest = new Uint32Array(outputs.length); // where each lies
    eachPixel(from, square(size, stride), count, (window, _tap, pixel) => {
      for (let channel = 0; channel < channels; channel += 1) {
        const [input, output] = [pixel * channels + channel, window * channels + channel];
        if (values[input] <= outputs[output] || Number.isNaN(outputs[output])) continue;
        outputs[output] = values[input];
        largest[output] = input;
      }
    });
    const pull = (slopes: Float64Array): Float64Array => {
      const pulled = new Float64Array(values.length);
      largest.forEach((input, output) => {
        pulled[input] += slopes[output];
      });
      return pulled;
    };
    return { values: outputs, pull };
  },
  torch: ({ layer: { size, stride } }) => ({ source: `nn.MaxPool2d(${size}, stride=${stride})` }),
  examples: [
    [{ kind: 'max-pool', size: 2, stride: 2 }, [6, 5, 2]],
    [{ kind: 'max-pool', size: 3, stride: 1 }, [6, 5, 2]],
  ],
} satisfies LayerKind<'max-pool'>;
