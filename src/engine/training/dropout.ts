/**
 * What dropout drops (Srivastava et al. 2014): the same values on every engine. The numbers of a
 * layer's values are hashed with a key of layer and step.
 */
import { stream } from '../../lottery/random/stream';

/** Key of the masks that one layer, by its number in the network, uses in one step. */
export const dropoutKey = (seed: number, layer: number, step: number): number =>
  stream(seed, 'dropout', layer, step).uint32();

/** Values whose hash is below this are dropped. */
export const dropoutThreshold = (rate: number): number => Math.round(rate * 2 ** 32);

/** Factor of what is kept, so that means stay. */
export const dropoutScale = (rate: number): number => 1 / (1 - rate);

/**
 * Is a value kept?
 * @param number example · size + place, with `size` values of one example in the order
 * [row][column][channel]; the kernel of the simd engine has the same (kernels/elementwise.ts)
 */
export function isKept(number: number, key: number, threshold: number): boolean {
  let hash = Math.imul(number, 0x9e3779b9) ^ key;
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return (hash ^ (hash >>> 15)) >>> 0 >= threshold;
}
