/** Lanes of a batch come in multiples of this: 60 examples use 64 lanes. */
export const LANES = 16;
/** Rows of activations come in multiples of this, so that blocks of 4 features have no rest. */
const ROWS = 4;

const roundUp = (count: number, multiple: number): number => Math.ceil(count / multiple) * multiple;

export const paddedLanes = (examples: number): number => roundUp(examples, LANES);
export const paddedRows = (features: number): number => roundUp(features, ROWS);
/** Columns of the zero-skipping dense kernel: it works on blocks of 16. */
export const paddedColumns = (features: number): number => roundUp(features, 16);
/** Bytes of a vector of four floats. */
export const VECTOR = 16;
/** Bytes of an array of `count` floats, in whole vectors. */
export const vectorBytes = (count: number): number => roundUp(count, 4) * 4;
