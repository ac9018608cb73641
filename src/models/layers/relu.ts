import type { LayerKind } from '../layer';

declare module '../layer' {
  interface Layers {
    readonly relu: unknown;
  }
}

export default {
  id: 'relu',
  reads: 'anything',
  shape: (_layer, from) => from,
  forward: (_node, values) => ({
    values: values.map((x) => (x < 0 ? 0 : x)),
    pull: (slopes) => slopes.map((slope, at) => slope * (values[at] > 0 ? 1 : 0)),
  }),
  values: () => 0,
  joinsMaps: true,
  torch: () => ({ source: 'nn.ReLU()' }),
  examples: [
    [{ kind: 'relu' }, [9]],
    [{ kind: 'relu' }, [3, 4, 2]],
  ],
} satisfies LayerKind<'relu'>;
