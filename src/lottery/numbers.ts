/** Numbers of a network: one array per parameter, in float64. Plain loops: there are millions, and a hundred passes. */
export type Numbers = readonly Float64Array[];

/** |a| */
export const sizes = (a: Numbers): Float64Array[] =>
  a.map((values) => {
    const found = new Float64Array(values.length);
    for (let at = 0; at < found.length; at += 1) found[at] = Math.abs(values[at]);
    return found;
  });

/** a ⊙ b, in the place of b, which is given back. */
export function timesInPlace(a: Numbers, b: Numbers): Numbers {
  for (const [index, values] of b.entries()) {
    const others = a[index];
    for (let at = 0; at < values.length; at += 1) values[at] *= others[at];
  }
  return b;
}
