import { registry, type Entry } from '../../registry';
import type { Layer } from '../layers';

/** The `network` section of an experiment. */
export interface NetworkSettings {
  readonly architecture: string;
  /** units of each hidden layer */
  readonly widths: readonly number[];
  readonly activation: string;
}

/** An architecture: one file in this folder. */
export interface Architecture extends Entry {
  /** The layers from an input of `inputShape` to `classes` logits. */
  layers(settings: NetworkSettings, inputShape: readonly number[], classes: number): Layer[];
}

export const architectures = registry<Architecture>(
  'architecture',
  import.meta.glob<Architecture>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);
