import type { Kind, LayerNode } from '../../../models/layer';
import { registry, type Entry } from '../../../registry';
import type { Plan } from '../plan/plan-buffers';

/** How this engine computes a kind of layer: one file in this folder. */
export interface SimdLayer<K extends Kind = Kind> extends Entry {
  readonly id: K;
  /** Adds the operations that read the buffer `from`. @returns the buffer with what the layer gives */
  plan(node: LayerNode<K>, from: number, plan: Plan): number;
}

export const simdLayers = registry<SimdLayer>(
  'layer of the simd engine',
  import.meta.glob<SimdLayer>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);
