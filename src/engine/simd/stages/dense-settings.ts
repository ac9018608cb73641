import type { Placing } from '../plan/operations';

/** What a fully connected layer is made from. */
export interface DenseSettings extends Pick<Placing, 'arena' | 'kernels' | 'lanes' | 'input' | 'output'> {
  readonly inputs: number;
  readonly outputs: number;
  readonly mask: Uint8Array | null;
}
