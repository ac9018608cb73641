/** Numbers of a network: one array per parameter, in float64. Plain loops: there are millions, and a hundred passes. */
export type Numbers = readonly Float64Array[];

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
