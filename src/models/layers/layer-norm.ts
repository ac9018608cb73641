import type { LayerKind } from '../layer';

declare module '../layer' {
  interface Layers {
    readonly 'layer-norm': unknown;
  }
}

/** Added to the variance. */
const EPSILON = 1e-5;

/** Layer normalization of each position by itself (Ba et al. 2016): by mean and variance, of the population, of its units. */
export default {
  id: 'layer-norm',
  reads: 'units',
  shape: (_layer, from) => from,
  parameters: (_layer, from) => {
    const units = from[from.length - 1];
    const of = { shape: [units], fanIn: units, fanOut: units };
    return [
      { name: 'scale', kind: 'scale', ...of },
      { name: 'shift', kind: 'shift', ...of },
    ];
  },
  forward: ({ from }, values, [scale, shift], { zeros }) => {
    const units = from[from.length - 1];
    const normed = new Float64Array(values.length);
    const deviations = new Float64Array(values.length / units);
    deviations.forEach((_, row) => {
      const own = values.subarray(row * units, (row + 1) * units);
      const mean = own.reduce((a, b) => a + b, 0) / units;
      const variance = own.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / units;
      deviations[row] = Math.sqrt(variance + EPSILON);
      for (let unit = 0; unit < units; unit += 1) {
        normed[row * units + unit] = (own[unit] - mean) / deviations[row];
      }
    });
    return {
      values: normed.map((value, at) => value * scale[at % units] + shift[at % units]),
      pull: (slopes) => {
        const pulled = new Float64Array(values.length);
        deviations.forEach((deviation, row) => {
          let [mean, along] = [0, 0];
          for (let at = row * units; at < (row + 1) * units; at += 1) {
            const slope = slopes[at] * scale[at % units];
            mean += slope / units;
            along += (slope * normed[at]) / units;
          }
          for (let at = row * units; at < (row + 1) * units; at += 1) {
            pulled[at] = (slopes[at] * scale[at % units] - mean - normed[at] * along) / deviation;
          }
        });
        return pulled;
      },
      gradients: (slopes) => {
        const [scales, shifts] = [zeros(units), zeros(units)];
        for (let at = 0; at < slopes.length; at += 1) {
          scales[at % units] += slopes[at] * normed[at];
          shifts[at % units] += slopes[at];
        }
        return [scales, shifts];
      },
    };
  },
  mixes: true,
  torch: ({ from }) => ({ source: `nn.LayerNorm(${from[from.length - 1]}, eps=1e-5)`, state: ['weight', 'bias'] }),
  examples: [
    [{ kind: 'layer-norm' }, [5, 6]],
    [{ kind: 'layer-norm' }, [7]],
  ],
} satisfies LayerKind<'layer-norm'>;
