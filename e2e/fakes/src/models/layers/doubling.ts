import type { LayerKind } from '../../../../../src/models/layer';

interface Doubling {
  readonly kind: 'doubling';
}
declare module '../../../../../src/models/layer' {
  interface Layers {
    readonly doubling: Doubling;
  }
}

const twice = (values: Float64Array): Float64Array => values.map((value) => 2 * value);

const doubling: LayerKind<'doubling'> = {
  id: 'doubling',
  reads: 'anything',
  shape: (_layer, from) => from,
  forward: (_node, values) => ({ values: twice(values), pull: twice }),
  torch: () => ({ source: 'Doubling()' }),
  examples: [[{ kind: 'doubling' }, [3]]],
};
export default doubling;
