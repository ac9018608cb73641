import { placesOf } from './masks';

/**
 * Where the numbers of the weights that are left stand among each other: the share of them that is not larger, in
 * (0, 1]; of equal ones the earlier is the lower. 0 for weights that are pruned.
 */
export function ranks(values: Float32Array, mask: Uint8Array): Float32Array {
  const inOrder = placesOf(mask).toSorted((a, b) => values[a] - values[b] || a - b);
  const ranked = new Float32Array(values.length);
  inOrder.forEach((at, place) => {
    ranked[at] = (place + 1) / inOrder.length;
  });
  return ranked;
}

/** The lower one of two numbers per weight. */
export const lower = (a: Float32Array, b: Float32Array): Float32Array => a.map((value, at) => Math.min(value, b[at]));
