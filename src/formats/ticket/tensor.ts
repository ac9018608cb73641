export interface Tensor {
  readonly name: string;
  /** element type as the file names it: "F32", "BOOL" (one byte, 0 or 1), "U8", … */
  readonly dtype: string;
  readonly shape: readonly number[];
  /** of all elements, little-endian */
  readonly bytes: Uint8Array;
}
