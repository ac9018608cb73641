import { registry } from '../../../registry';
import type { TfjsLayer } from '../layer';

export const tfjsLayers = registry<TfjsLayer>(
  'layer of the tfjs engine',
  import.meta.glob<TfjsLayer>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);
