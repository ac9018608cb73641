import type { LayerKind, Shape } from '../layer';

declare module '../layer' {
  interface Layers {
    readonly dense: {
      readonly units: number;
      /** so many layers side by side, each drawn as one of its own: queries, keys and values, gates; absent: 1 */
      readonly parts?: number;
    };
  }
}

/** [count, inputs] · [inputs, units] + [units] → [count, units]; of sequences at each position by itself. */
export default {
  id: 'dense',
  reads: 'units',
  shape: ({ units }, from) => [...from.slice(0, -1), units],
  withUnits: (layer, units) => ({ ...layer, units }),
  parameters: ({ units, parts = 1 }, from) => {
    const inputs = from[from.length - 1];
    const fans = { fanIn: inputs, fanOut: units / parts };
    return [
      { name: 'kernel', kind: 'dense', shape: [inputs, units], ...fans },
      { name: 'bias', kind: 'bias', shape: [units], ...fans },
    ];
  },
  forward: ({ layer: { units }, from }, values, [kernel, bias], { count: examples, zeros, room }) => {
    const inputs = from[from.length - 1];
    const count = examples * positionsOf(from);
    const outputs = room(count * units);
    for (let row = 0; row < count; row += 1) {
      const to = row * units;
      for (let unit = 0; unit < units; unit += 1) outputs[to + unit] = bias[unit];
      for (let input = 0; input < inputs; input += 1) {
        const value = values[row * inputs + input];
        if (value === 0) continue; // most pixels, and half of the units after a ReLU
        const from = input * units;
        for (let unit = 0; unit < units; unit += 1) outputs[to + unit] += value * kernel[from + unit];
      }
    }
    const pull = (slopes: Float64Array): Float64Array => {
      const pulled = new Float64Array(count * inputs);
      for (let row = 0; row < count; row += 1) {
        for (let input = 0; input < inputs; input += 1) {
          const [from, to] = [input * units, row * units];
          let sum = 0;
          for (let unit = 0; unit < units; unit += 1) sum += kernel[from + unit] * slopes[to + unit];
          pulled[row * inputs + input] = sum;
        }
      }
      return pulled;
    };
    const gradients = (slopes: Float64Array): Float64Array[] => {
      const [kernelGradient, biasGradient] = [zeros(inputs * units), zeros(units)];
      for (let row = 0; row < count; row += 1) {
        const from = row * units;
        for (let unit = 0; unit < units; unit += 1) biasGradient[unit] += slopes[from + unit];
        for (let input = 0; input < inputs; input += 1) {
          const value = values[row * inputs + input];
          if (value === 0) continue;
          const to = input * units;
          for (let unit = 0; unit < units; unit += 1) kernelGradient[to + unit] += value * slopes[from + unit];
        }
      }
      return [kernelGradient, biasGradient];
    };
    return { values: outputs, pull, gradients };
  },
  byExample: true,
  wires: ({ layer: { units }, parameters }, from, walk) => [
    { kernel: walk.kernel(parameters[0], from), channels: units },
  ],
  uses: ({ from }) => positionsOf(from),
  torch: ({ layer: { units }, from }) => ({
    source: `nn.Linear(${from[from.length - 1]}, ${units})`,
    state: ['weight', 'bias'],
  }),
  examples: [
    [{ kind: 'dense', units: 4 }, [7]],
    [{ kind: 'dense', units: 17 }, [1]],
    [{ kind: 'dense', units: 6, parts: 3 }, [5, 4]],
  ],
} satisfies LayerKind<'dense'>;

/** Of a sequence; what is none has one. */
const positionsOf = (from: Shape): number => (from.length === 2 ? from[0] : 1);
