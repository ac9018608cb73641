/** Numbers of a network: one array per parameter, in float64. Plain loops: there are millions, and a hundred passes. */
export type Numbers = readonly Float64Array[];

/** Gives an array of zeros. */
export type Zeros = (length: number) => Float64Array;

export const freshZeros: Zeros = (length) => new Float64Array(length);

/**
 * For work that is done again and again: each time the same arrays, cleared. Fresh ones of some megabytes cost a browser
 * many times what is computed in them.
 */
export function recycledZeros(): () => Zeros {
  const kept: Float64Array[] = [];
  return () => {
    let next = 0;
    return (length) => {
      const spare = kept[next];
      const zeros = spare?.length === length ? spare.fill(0) : new Float64Array(length);
      kept[next] = zeros;
      next += 1;
      return zeros;
    };
  };
}

/** |a|, written over b, which is given back. */
export function sizesInto(a: Numbers, b: Numbers): Numbers {
  for (const [index, values] of b.entries()) {
    const others = a[index];
    for (let at = 0; at < values.length; at += 1) values[at] = Math.abs(others[at]);
  }
  return b;
}

/** |a|, in its place, which is given back. */
export const sizesInPlace = (a: Numbers): Numbers => sizesInto(a, a);

/** a ⊙ b, in the place of b, which is given back. */
export function timesInPlace(a: Numbers, b: Numbers): Numbers {
  for (const [index, values] of b.entries()) {
    const others = a[index];
    for (let at = 0; at < values.length; at += 1) values[at] *= others[at];
  }
  return b;
}
