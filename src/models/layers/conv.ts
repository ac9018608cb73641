import type { LayerKind, LayerNode, LayerOf } from '../layer';
import { eachPixel, slide, square, windowsOf, type Padding, type Sliding } from '../windows';

declare module '../layer' {
  interface Layers {
    readonly conv: {
      readonly filters: number;
      readonly size: number;
      readonly stride: number;
      readonly padding: Padding;
      readonly bias: boolean;
    };
  }
}

const slidingOf = ({ size, stride, padding }: LayerOf<'conv'>): Sliding => square(size, stride, padding);

/** Convolution with a kernel [size, size, in, filters]. */
export default {
  id: 'conv',
  reads: 'pictures',
  shape: (layer, from) => [...windowsOf(from, slidingOf(layer)), layer.filters],
  withUnits: (layer, filters) => ({ ...layer, filters }),
  parameters: ({ filters, size, bias }, [, , channels], isShortcut) => {
    const fans = { fanIn: size * size * channels, fanOut: size * size * filters };
    const shape = [size, size, channels, filters];
    return [
      { name: 'kernel', kind: isShortcut ? 'shortcut' : 'conv', shape, ...fans },
      ...(bias ? [{ name: 'bias', kind: 'bias', shape: [filters], ...fans } as const] : []),
    ];
  },
  forward: ({ layer, from, to }, values, [kernel, bias], { count, zeros, room }) => {
    const [channels, filters] = [from[2], to[2]];
    const outputs = room(count * to[0] * to[1] * filters);
    if (layer.bias) for (let at = 0; at < outputs.length; at += 1) outputs[at] = bias[at % filters];
    /** calls back with every pixel of every window: where its channels, its outputs and the weights between them begin */
    const each = (visit: (input: number, output: number, weights: number) => void): void =>
      eachPixel(from, slidingOf(layer), count, (window, tap, pixel) =>
        visit(pixel * channels, window * filters, tap * channels * filters),
      );
    each((input, output, weights) => {
      for (let channel = 0; channel < channels; channel += 1) {
        const value = values[input + channel];
        if (value === 0) continue; // half of them after a ReLU
        const own = weights + channel * filters;
        for (let filter = 0; filter < filters; filter += 1) outputs[output + filter] += value * kernel[own + filter];
      }
    });
    return {
      values: outputs,
      pull: (slopes) => {
        const pulled = new Float64Array(values.length);
        each((input, output, weights) => {
          for (let channel = 0; channel < channels; channel += 1) {
            const own = weights + channel * filters;
            let sum = 0;
            for (let filter = 0; filter < filters; filter += 1) sum += kernel[own + filter] * slopes[output + filter];
            pulled[input + channel] += sum;
          }
        });
        return pulled;
      },
      gradients: (slopes) => {
        const [found, biases] = [zeros(kernel.length), zeros(filters)];
        each((input, output, weights) => {
          for (let channel = 0; channel < channels; channel += 1) {
            const value = values[input + channel];
            if (value === 0) continue;
            const own = weights + channel * filters;
            for (let filter = 0; filter < filters; filter += 1) found[own + filter] += value * slopes[output + filter];
          }
        });
        for (let at = 0; at < slopes.length; at += 1) biases[at % filters] += slopes[at];
        return layer.bias ? [found, biases] : [found];
      },
    };
  },
  byExample: true,
  wires: ({ layer: { filters }, parameters }, from, walk) => [
    { kernel: walk.kernel(parameters[0], from), channels: filters },
  ],
  uses: ({ to: [rows, columns] }) => rows * columns,
  torch: (node) => {
    const { filters, size, stride, bias } = node.layer;
    const pad = paddingOf(node);
    const isEven = pad.every((side) => side === pad[0]);
    const padding = isEven && pad[0] > 0 ? `, padding=${pad[0]}` : '';
    const module = `nn.Conv2d(${node.from[2]}, ${filters}, ${size}, stride=${stride}${padding}, bias=${bias ? 'True' : 'False'})`;
    const state = bias ? ['weight', 'bias'] : ['weight'];
    if (isEven) return { source: module, state };
    // a module of its own before the convolution where more is added behind than before
    const source = `nn.Sequential(nn.ZeroPad2d((${pad.join(', ')})), ${module})`;
    return { source, state: state.map((word) => `1.${word}`) };
  },
  examples: (
    [
      // odd and even lengths
      [{ filters: 4, size: 3, stride: 1, padding: 'same', bias: true }, [6, 5, 2]],
      [{ filters: 4, size: 3, stride: 2, padding: 'same', bias: true }, [6, 5, 2]],
      [{ filters: 3, size: 5, stride: 1, padding: 'valid', bias: true }, [6, 5, 2]],
      [{ filters: 3, size: 3, stride: 2, padding: 'valid', bias: false }, [6, 5, 2]],
      [{ filters: 2, size: 2, stride: 3, padding: 'same', bias: true }, [6, 5, 2]],
      // more channels than engines compute side by side
      [{ filters: 18, size: 1, stride: 1, padding: 'same', bias: true }, [3, 2, 17]],
    ] as const
  ).map(([settings, from]) => [{ kind: 'conv', ...settings }, from] as const),
} satisfies LayerKind<'conv'>;

/** Zeros left, right, above and below. */
function paddingOf({ layer, from }: LayerNode<'conv'>): readonly number[] {
  const [down, across] = slide(from, slidingOf(layer));
  return [across.before, across.after, down.before, down.after];
}
