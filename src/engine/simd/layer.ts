import type { Kind, LayerNode } from '../../models/layer';
import type { Entry } from '../../registry';
import type { Plan } from './plan/plan-buffers';

/** How this engine computes a kind of layer: one file in layers/. */
export interface SimdLayer<K extends Kind = Kind> extends Entry {
  readonly id: K;
  /** Adds the operations that read the buffer `from`. @returns the buffer with what the layer gives */
  plan(node: LayerNode<K>, from: number, plan: Plan): number;
}
