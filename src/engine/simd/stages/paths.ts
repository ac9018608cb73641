/**
 * Which kernels a layer uses. The choice follows from counted densities alone, never from a timing:
 * paths sum in different orders, and every machine must give the same bits.
 */
export type Path = 'dense' | 'sparse' | 'zero-skipping-dense' | 'zero-skipping-sparse';

/** Inputs with at least this fraction of zeros are skipped in the first layer. */
const SKIP_FROM = 0.5;
/** Layers with less than this fraction of weights left are lists of survivors. */
const SPARSE_BELOW = 0.5;

/**
 * @param density fraction of the layer's weights left
 * @param inputZeros fraction of zeros in the layer's input, 0 for any layer but the first
 */
export function choosePath(density: number, inputZeros: number): Path {
  const sparse = density < SPARSE_BELOW;
  if (inputZeros >= SKIP_FROM) return sparse ? 'zero-skipping-sparse' : 'zero-skipping-dense';
  return sparse ? 'sparse' : 'dense';
}

/** Sides of images that hold a tile. */
const TILE = 4;

/**
 * Is a convolution with 3 × 3 windows and stride 1 done whole, by Winograd's tiles? From where three passes are
 * faster so, as measured for 4 to 256 channels: to make and undo tiles is work that few channels share.
 * @param sides rows and columns of what goes in, and of what comes out
 */
export const isTiled = (density: number, inputs: number, outputs: number, sides: readonly number[]): boolean =>
  density >= 0.2 + 1.2 * (1 / inputs + 1 / outputs) && sides.every((side) => side >= TILE);
