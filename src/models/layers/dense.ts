import type { LayerKind } from '../layer';

declare module '../layer' {
  interface Layers {
    readonly dense: { readonly units: number };
  }
}

/** [count, inputs] · [inputs, units] + [units] → [count, units]. */
export default {
  id: 'dense',
  reads: 'units',
  shape: ({ units }) => [units],
  withUnits: (layer, units) => ({ ...layer, units }),
  parameters: ({ units }, [inputs]) => [
    { name: 'kernel', kind: 'dense', shape: [inputs, units], fanIn: inputs, fanOut: units },
    { name: 'bias', kind: 'bias', shape: [units], fanIn: inputs, fanOut: units },
  ],
  forward: ({ from: [inputs], to: [units] }, values, [kernel, bias], { count, zeros, room }) => {
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
  wires: ({ parameters, to: [channels] }, from, walk) => [{ kernel: walk.kernel(parameters[0], from), channels }],
  uses: () => 1,
  torch: ({ from: [inputs], to: [units] }) => ({ source: `nn.Linear(${inputs}, ${units})`, state: ['weight', 'bias'] }),
  examples: [
    [{ kind: 'dense', units: 4 }, [7]],
    [{ kind: 'dense', units: 17 }, [1]],
  ],
} satisfies LayerKind<'dense'>;
