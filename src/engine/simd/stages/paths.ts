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

/** How a convolution is computed. */
export type ConvolutionPath =
  /** all of it by Winograd's tiles */
  | 'whole'
  /** survivors are listed; outputs and the input's gradient are made by tiles */
  | 'listed-tiled'
  | 'listed';

/**
 * Tiles take work of their own for each channel, which few channels share, and next to it a fixed part of what
 * all entries of a kernel would take; lists take what is left. Where they meet was measured for 3 to 256 channels.
 * @param sides rows and columns of what goes in, and of what comes out; null where no tile fits the window
 */
export function chooseConvolutionPath(
  density: number,
  inputs: number,
  outputs: number,
  sides: readonly number[] | null,
): ConvolutionPath {
  if (sides === null || sides.some((side) => side < TILE)) return 'listed';
  const perChannel = 1 / inputs + 1 / outputs;
  if (density >= 0.28 + 1.8 * perChannel) return 'whole';
  return density >= 0.15 + 0.8 * perChannel ? 'listed-tiled' : 'listed';
}
