import { sizeOf } from '../../lottery/parameters';
import type { LayerKind } from '../layer';

declare module '../layer' {
  interface Layers {
    readonly flatten: unknown;
  }
}

export default {
  id: 'flatten',
  reads: 'anything',
  shape: (_layer, from) => [sizeOf(from)],
  forward: (_node, values) => ({ values, pull: (slopes) => slopes }),
  torch: () => ({ source: 'nn.Flatten()' }),
  examples: [
    [{ kind: 'flatten' }, [3, 2, 2]],
    [{ kind: 'flatten' }, [5]],
  ],
} satisfies LayerKind<'flatten'>;
