import type { ArmStyle } from '../kit/arms';
import type { Policy } from './episode';

/** A network on a stage. */
export interface Actor {
  /** of the arm that it is */
  readonly id: string;
  readonly name: string;
  readonly style: Pick<ArmStyle, 'colour' | 'text'>;
  readonly policy: Policy;
  /** share of the weights at each cell of a board that is left, row by row; absent: no board is seen */
  readonly reads?: Float32Array | null;
}
