import type { Placing } from '../plan/operations';

/** What a fully connected layer is made from. */
export interface DenseSettings extends Pick<Placing, 'arena' | 'kernels' | 'lanes' | 'input' | 'output'> {
  readonly inputs: number;
  readonly outputs: number;
  /** places of the kernel that hold a number, and those that are trained; null: all */
  readonly held: Uint8Array | null;
  readonly trained: Uint8Array | null;
}
