import { said } from '../problems';
import { Problem, reasonOf } from '../../problem';
import bytes from './kernels/index.assembly';

/** Addresses are bytes, sizes are counts; see kernels/*.ts for the meaning of each argument. */
type Kernel = (...numbers: number[]) => void;

/** The compiled kernels over one memory. */
export interface Kernels {
  /** first byte the driver may use */
  readonly heapBase: { readonly value: number };
  readonly stageBytes: Kernel;
  readonly gatherFloats: Kernel;
  readonly standardize: Kernel;
  readonly widenAll: Kernel;
  readonly widenVectors: Kernel;
  readonly scanVectors: Kernel;
  readonly scanValues: Kernel;
  readonly denseForward: Kernel;
  readonly denseInputGradient: Kernel;
  readonly denseWeightGradient: Kernel;
  readonly biasGradient: Kernel;
  readonly zeroSkippingForward: Kernel;
  readonly zeroSkippingWeightGradient: Kernel;
  readonly transpose: Kernel;
  readonly sparseForward: Kernel;
  readonly sparseInputGradient: Kernel;
  readonly sparseWeightGradient: Kernel;
  readonly broadcastBias: Kernel;
  readonly scatterForward: Kernel;
  readonly gatherWeightGradient: Kernel;
  readonly relu: Kernel;
  readonly reluGradient: Kernel;
  readonly tanh: Kernel;
  readonly tanhGradient: Kernel;
  readonly softmaxGradient: Kernel;
  readonly crossEntropy: Kernel;
  readonly convolve: Kernel;
  readonly convolutionWeightGradient: Kernel;
  readonly laneSums: Kernel;
  readonly permute: Kernel;
  readonly scatter: Kernel;
  readonly winogradWeights: Kernel;
  readonly winograd: Kernel;
  readonly winogradGradient: Kernel;
  readonly winogradWeightGradient: Kernel;
  readonly maxPool: Kernel;
  readonly maxPoolGradient: Kernel;
  readonly averagePool: Kernel;
  readonly averagePoolGradient: Kernel;
  readonly batchNorm: Kernel;
  readonly moveStatistics: Kernel;
  readonly batchNormGradient: Kernel;
  readonly add: Kernel;
  readonly addGradient: Kernel;
  readonly dropout: Kernel;
  readonly flatten: Kernel;
  readonly widenTokens: Kernel;
  readonly embed: Kernel;
  readonly embedGradient: Kernel;
  readonly addPositions: Kernel;
  readonly positionsGradient: Kernel;
  readonly layerNorm: Kernel;
  readonly layerNormGradient: Kernel;
  readonly attend: Kernel;
  readonly attendGradient: Kernel;
  readonly lstmCell: Kernel;
  readonly lstmCellGradient: Kernel;
  readonly adam: Kernel;
  readonly momentum: Kernel;
  readonly sgd: Kernel;
}

const abort = (): never => {
  throw new Error('A kernel stopped: internal error of the simd engine.');
};

/**
 * The kernels, running in `memory`.
 * @throws Error where WebAssembly with SIMD is missing.
 */
export async function instantiateKernels(memory: WebAssembly.Memory): Promise<Kernels> {
  try {
    const { instance } = await WebAssembly.instantiate(bytes, { env: { memory, abort } });
    return instance.exports as unknown as Kernels;
  } catch (cause) {
    const reason = reasonOf(cause);
    throw new Problem(said('no-simd', { reason }), { cause });
  }
}
