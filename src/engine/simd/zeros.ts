/** Where weights are read to. */

/** Gives an array of zeros. */
export type Zeros = (length: number) => Float32Array;

const fresh: Zeros = (length) => new Float32Array(length);

/** @param spare arrays that nobody reads any more, written over in their order; absent: fresh ones */
export function zerosIn(spare?: readonly Float32Array[]): Zeros {
  if (!spare) return fresh;
  let next = 0;
  return (length) => {
    const array = spare[next];
    next += 1;
    return array?.length === length ? array.fill(0) : fresh(length);
  };
}

/** A copy of what stands in memory. */
export function copied(values: Float32Array, zeros: Zeros): Float32Array {
  const copy = zeros(values.length);
  copy.set(values);
  return copy;
}
