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

/** Convolutions with at least this fraction of weights left, and so many channels, go by tiles. */
const TILED_FROM = 0.3;
const TILED_CHANNELS = 4;

/** Is a convolution with 3 × 3 windows and stride 1 done whole, by Winograd's tiles? */
export const isTiled = (density: number, channels: number): boolean =>
  density >= TILED_FROM && channels >= TILED_CHANNELS;
