/** What a parameter is; pruning rates are per kind (Frankle & Carbin 2019, §2 and Fig. 2). */
export type ParameterKind =
  | 'dense'
  | 'conv'
  | 'output' // kernel of the last layer
  | 'shortcut' // kernel of a residual projection
  | 'embedding' // what stands for tokens and positions, where it is not pruned
  | 'bias'
  | 'scale' // γ of batch-norm and layer-norm
  | 'shift' // β of both
  | 'mean' // batch-norm running mean, not trained
  | 'variance'; // batch-norm running variance, not trained

/** One array of a network. Kernels are stored as [in, out] or [height, width, in, out]. */
export interface ParameterSpec {
  /** unique in its network: "1/kernel", "1/bias" */
  readonly name: string;
  /** index of the layer among the layers that have weights, from 1, as counted on screen */
  readonly layer: number;
  readonly kind: ParameterKind;
  readonly shape: readonly number[];
  /** inputs and outputs of one unit of the *dense* layer, for initializers */
  readonly fanIn: number;
  readonly fanOut: number;
  /** the standard deviation with which it is drawn, whatever the initializer; absent: kernels by that, the rest not at all */
  readonly deviation?: number;
  /** may weights of this parameter be pruned? Biases and batch-norm never are. */
  readonly prunable: boolean;
}

/** The numbers of a network, one array per ParameterSpec, in that order. */
export type Weights = readonly Float32Array[];

/** Number of entries of a shape. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** Are these the arrays of such a network, one of the right size per parameter? */
export const hasShapes = (arrays: Weights, specs: readonly Pick<ParameterSpec, 'shape'>[]): boolean =>
  arrays.length === specs.length && specs.every(({ shape }, at) => arrays[at].length === sizeOf(shape));

/** Does an optimizer update this parameter? Running statistics are measured, not trained. */
export const isTrainable = ({ kind }: Pick<ParameterSpec, 'kind'>): boolean => kind !== 'mean' && kind !== 'variance';

/** Is it a kernel: what "weights remaining" counts, pruned or not (SCIENCE: trap 12)? */
export const isKernel = ({ kind }: Pick<ParameterSpec, 'kind'>): boolean =>
  kind === 'dense' || kind === 'conv' || kind === 'output' || kind === 'shortcut';

/** Is it the kernel of a convolution, [height, width, in, out]? */
export const isConvolution = ({ kind }: Pick<ParameterSpec, 'kind'>): boolean => kind === 'conv' || kind === 'shortcut';

/** Outputs of a kernel: its last axis. */
export const columnsOf = ({ shape }: Pick<ParameterSpec, 'shape'>): number => shape[shape.length - 1];

/** A deep copy: arms of one experiment never share arrays (SCIENCE: trap 5). */
export const copyWeights = (weights: Weights): Float32Array[] => weights.map((values) => values.slice());
