import { tanh } from '../../lottery/random/maths';
import type { LayerKind } from '../layer';

declare module '../layer' {
  interface Layers {
    readonly tanh: unknown;
  }
}

export default {
  id: 'tanh',
  reads: 'anything',
  shape: (_layer, from) => from,
  forward: (_node, inputs) => {
    const values = inputs.map((input) => tanh(input));
    return { values, pull: (slopes) => slopes.map((slope, at) => slope * (1 - values[at] * values[at])) };
  },
  values: () => 0,
  joinsMaps: true,
  torch: () => ({ source: 'nn.Tanh()' }),
  examples: [
    [{ kind: 'tanh' }, [9]],
    [{ kind: 'tanh' }, [3, 4, 2]],
  ],
} satisfies LayerKind<'tanh'>;
