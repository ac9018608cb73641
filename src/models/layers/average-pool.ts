import type { LayerKind, LayerNode, Step } from '../layer';
import { eachPixel, square, windowsOf, type Sliding } from '../windows';

declare module '../layer' {
  interface Layers {
    readonly 'average-pool': {
      readonly size: number;
      readonly stride: number;
    };
  }
}

export default {
  id: 'average-pool',
  reads: 'pictures',
  shape: ({ size, stride }, from) => [...windowsOf(from, square(size, stride)), from[2]],
  forward: (node, values, _own, { count }) => average(node, square(node.layer.size, node.layer.stride), values, count),
  torch: ({ layer: { size, stride } }) => ({ source: `nn.AvgPool2d(${size}, stride=${stride})` }),
  examples: [
    [{ kind: 'average-pool', size: 2, stride: 2 }, [6, 5, 2]],
    [{ kind: 'average-pool', size: 1, stride: 2 }, [6, 5, 2]],
  ],
} satisfies LayerKind<'average-pool'>;

/** The mean value of each window. */
export function average(
  { from, to }: Pick<LayerNode, 'from' | 'to'>,
  sliding: Sliding,
  values: Float64Array,
  count: number,
): Step {
  const channels = from[2];
  const share = 1 / (sliding.window[0] * sliding.window[1]);
  const each = (visit: (input: number, output: number) => void): void =>
    eachPixel(from, sliding, count, (window, _tap, pixel) => {
      for (let channel = 0; channel < channels; channel += 1) {
        visit(pixel * channels + channel, window * channels + channel);
      }
    });
  const outputs = new Float64Array(count * to.reduce((a, b) => a * b, 1));
  each((input, output) => {
    outputs[output] += share * values[input];
  });
  const pull = (slopes: Float64Array): Float64Array => {
    const pulled = new Float64Array(values.length);
    each((input, output) => {
      pulled[input] += share * slopes[output];
    });
    return pulled;
  };
  return { values: outputs, pull };
}
