// AssemblyScript, not TypeScript: compiled by ../vite-plugin.ts, outside tsc and lint.
//
// Everything is float32 in one imported memory whose layout the driver (../*.ts) owns; addresses
// come in as bytes. Flat activations are [feature][lane]: one row per feature, one lane per
// example, lanes padded to a multiple of 16 and rows to a multiple of 4. Sequences are flat, too, with the lanes of one
// position behind those of the other, [feature][position][lane]. Images are
// [group][channel][row][column][16 lanes] in a frame of zeros: sixteen examples are one cache line,
// so the pixels a window reads spread over the whole cache. Sums run in a fixed order with plain
// SIMD128 instructions, so every machine gives the same bits.

/** First byte above the constants of the compiled maths. */
export const heapBase: usize = __heap_base;

export { stageBytes, gatherFloats } from './gather';
export { widenAll, widenVectors } from './widen';
export { widenTokens, embed, embedGradient, addPositions, positionsGradient } from './sequences';
export { layerNorm, layerNormGradient } from './layer-norm';
export { attend, attendGradient } from './attention';
export { lstmCell, lstmCellGradient } from './lstm';
export { scanVectors, scanValues } from './zeros';
export { denseForward, denseInputGradient, denseWeightGradient, biasGradient } from './dense';
export { zeroSkippingForward, zeroSkippingWeightGradient, transpose } from './zero-skipping-dense';
export { sparseForward, sparseInputGradient, sparseWeightGradient } from './sparse';
export { broadcastBias, scatterForward, gatherWeightGradient } from './zero-skipping-sparse';
export { relu, reluGradient, tanh, tanhGradient } from './activations';
export { softmaxGradient, crossEntropy } from './softmax';
export { adam, momentum, sgd } from './optimizers';
export { convolve, convolutionWeightGradient, laneSums, permute, scatter } from './convolution';
export { winogradWeights, winograd } from './winograd';
export { winogradGradient, winogradWeightGradient } from './winograd-gradient';
export { maxPool, maxPoolGradient, averagePool, averagePoolGradient } from './pooling';
export { batchNorm, moveStatistics, batchNormGradient } from './batch-norm';
export { add, addGradient, dropout, flatten, standardize } from './elementwise';
