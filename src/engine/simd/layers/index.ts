import { registry } from '../../../registry';
import type { SimdLayer } from '../layer';

export const simdLayers = registry<SimdLayer>(
  'layer of the simd engine',
  import.meta.glob<SimdLayer>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);
