import { remainingByParameter, type Masks } from '../../../lottery/masks';
import { isTrainable } from '../../../lottery/parameters';
import type { Network } from '../../../models/network';
import { paddedLanes } from '../padding';
import type { BufferPlan } from './buffer-plan';
import { planNetwork } from './network-plan';
import type { Operation } from './operations';

const FLOAT = 4;
/** Adam reads weight, gradient and two moments, and writes all but the gradient. */
const ADAM = 7;

/**
 * Bytes that one training step with Adam reads and writes, counted from the plan: the least that its operations can do
 * with, one after the other. Each reads every array of activations, gradients or weights that it needs, and writes every
 * one that it makes, once per pass, however often it looks at it meanwhile; what one writes and the next reads counts
 * twice. The two products of a kernel's way back count as two operations. Lanes count as they are padded; of weights
 * those that are left, and that are trained. Not counted: frames of zeros, places of weights, work space, the copying of examples.
 */
export function bytesMoved(network: Network, masks: Masks, batch: number): number {
  const { buffers, operations, input } = planNetwork(network);
  const lanes = paddedLanes(batch);
  const activations = buffers.map(
    ({ rows, columns, channels, positions }) => rows * columns * channels * positions * lanes,
  );
  const left = remainingByParameter(network.parameters, masks);
  const weights = network.parameters.map((spec, at) => (isTrainable(spec) ? left[at] : 0));
  const floats = operations.reduce(
    (sum, operation) =>
      sum +
      ahead(operation, buffers, activations) +
      back(operation, buffers, activations) +
      trained(operation, buffers, weights),
    activations[input],
  );
  return floats * FLOAT;
}

type Sizes = readonly number[];

function ahead({ from, other, to }: Operation, buffers: readonly BufferPlan[], sizes: Sizes): number {
  if (buffers[to].valuesOf !== null) return 0;
  return sizes[from] + sizeAt(other, sizes) + sizes[to];
}

function back(operation: Operation, buffers: readonly BufferPlan[], sizes: Sizes): number {
  const { from, other, second, to, relu = false, readsBack = [], hasKernel = false } = operation;
  if (!buffers[to].gradient) return 0;
  const read = new Set(relu ? [...readsBack, 'output'] : readsBack);
  let count = sizes[to] + sizeAt(second, sizes) + (buffers[from].gradient ? sizes[from] : 0);
  if (relu && sizeAt(other, sizes) > 0) count += sizes[to]; // what was added has the slopes after the ReLU
  if (read.has('input')) count += sizes[from];
  if (read.has('output')) count += sizes[to];
  if (hasKernel && relu) count += sizes[to]; // kept as it is after the ReLU, for the second product
  if (hasKernel && buffers[from].gradient) count += sizes[to];
  if (buffers[to].valuesOf !== null) count += sizes[from]; // a second reader: added to what is there
  return count;
}

const sizeAt = (buffer: number | null | undefined, sizes: Sizes): number =>
  buffer === null || buffer === undefined ? 0 : sizes[buffer];

function trained({ from, parameters = [] }: Operation, buffers: readonly BufferPlan[], weights: Sizes): number {
  const passes = buffers[from].gradient ? 2 : 1;
  return parameters.reduce((sum, at) => sum + weights[at] * (passes + 1 + ADAM), 0);
}
