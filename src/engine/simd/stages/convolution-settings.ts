import type { Axis } from '../../../models/windows';
import type { Placing } from '../plan/operations';

export interface ConvolutionSettings extends Pick<
  Placing,
  'arena' | 'kernels' | 'relu' | 'input' | 'output' | 'scratch'
> {
  readonly geometry: {
    readonly size: number;
    readonly stride: number;
    readonly vertical: Axis;
    readonly horizontal: Axis;
    readonly hasBias: boolean;
  };
  /** places of the kernel that hold a number, and those that are trained; null: all */
  readonly held: Uint8Array | null;
  readonly trained: Uint8Array | null;
}
