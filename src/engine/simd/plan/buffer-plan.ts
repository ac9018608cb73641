/** Something computed: a place in `NetworkPlan.buffers` holds its values and gradients. */
export interface BufferPlan {
  /** of one example; what has no pixels has 1 row and 1 column */
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
  /** of a sequence, which is flat at each of them; of what is none 1 */
  readonly positions: number;
  /** flat: [row · column · channel][position][lane]; image: see kernels/index.ts */
  readonly layout: 'flat' | 'image';
  /** is the gradient needed? Not before the first layer that is trained. */
  readonly gradient: boolean;
  /** pixels of zeros on each side of an image */
  frame: number;
  /** the buffer whose values this one shares: it has gradients of its own only */
  readonly valuesOf: number | null;
  /** the buffer in whose place its gradient lies: the two are never needed at one time, or are the same */
  gradientOf: number | null;
}
