import type { Placing } from '../plan/operations';

/** What a fully connected layer is made from. */
export interface DenseSettings extends Pick<Placing, 'arena' | 'kernels' | 'input' | 'output'> {
  /** of the rows of both: of a sequence those of all positions */
  readonly lanes: number;
  readonly inputs: number;
  readonly outputs: number;
  /** places of the kernel that hold a number, and those that are trained; null: all */
  readonly held: Uint8Array | null;
  readonly trained: Uint8Array | null;
}
