import type { LayerKind } from '../layer';
import { average } from './average-pool';

declare module '../layer' {
  interface Layers {
    readonly 'global-average-pool': unknown;
  }
}

export default {
  id: 'global-average-pool',
  reads: 'pictures',
  shape: (_layer, [, , channels]) => [channels],
  forward: (node, values, _own, { count }) => {
    const [height, width] = node.from;
    return average(node, { window: [height, width], stride: 1, padding: 'valid' }, values, count);
  },
  torch: () => ({ source: 'nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())' }),
  examples: [[{ kind: 'global-average-pool' }, [6, 5, 4]]],
} satisfies LayerKind<'global-average-pool'>;
