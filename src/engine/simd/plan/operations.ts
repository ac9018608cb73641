import type { Axis } from './windows';

/** Something computed: a place in `NetworkPlan.buffers` holds its values and gradients. */
export interface BufferPlan {
  /** of one example; what has no pixels has 1 row and 1 column */
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
  /** flat: [row · column · channel][lane]; image: see kernels/index.ts */
  readonly layout: 'flat' | 'image';
  /** is the gradient needed? Not before the first layer that is trained. */
  readonly gradient: boolean;
  /** pixels of zeros on each side of an image */
  frame: number;
  /** the buffer whose values this one shares: it has gradients of its own only */
  readonly valuesOf: number | null;
}

interface Step {
  /** places in `NetworkPlan.buffers` */
  readonly from: number;
  readonly to: number;
}

/** What can take its result through a ReLU before it is stored, and slopes through it on the way back. */
interface Rectifiable {
  readonly relu: boolean;
}

/** What is stored is at least this. */
export const floorOf = (relu: boolean): number => (relu ? 0 : -Infinity);

/** One thing to compute. `kernel`, `bias`, `parameter`: places in Network.parameters. */
export type Operation = Step &
  (
    | { readonly kind: 'dense'; readonly kernel: number }
    | (Rectifiable & {
        readonly kind: 'conv';
        readonly kernel: number;
        readonly bias: number | null;
        readonly size: number;
        readonly stride: number;
        readonly vertical: Axis;
        readonly horizontal: Axis;
      })
    | {
        readonly kind: 'max-pool' | 'average-pool';
        readonly height: number;
        readonly width: number;
        readonly stride: number;
      }
    | (Rectifiable & { readonly kind: 'batch-norm'; readonly parameter: number })
    /** `number` counts dropout layers: each has masks of its own */
    | { readonly kind: 'dropout'; readonly rate: number; readonly number: number }
    | { readonly kind: 'relu' | 'tanh' }
    /** between [row][column][channel] features and an image */
    | { readonly kind: 'flatten' | 'image' }
    /** a second reader of `from`: `to` shares its values */
    | { readonly kind: 'fork' }
    | (Rectifiable & { readonly kind: 'add'; readonly other: number })
    /** the channels of `from`, then zeros */
    | { readonly kind: 'pad-channels' }
  );

/** A network as a list of operations; parameters are met in the order of Network.parameters. */
export interface NetworkPlan {
  /** values of one example */
  readonly features: number;
  readonly classes: number;
  readonly buffers: readonly BufferPlan[];
  readonly operations: readonly Operation[];
  readonly input: number;
  readonly logits: number;
}
