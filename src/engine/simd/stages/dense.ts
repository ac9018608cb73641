import { paddedColumns, paddedRows } from '../padding';
import type { DenseSettings } from './dense-settings';
import { storeVector, storeWhole } from './stored-whole';
import type { WeightStage } from './stage';

/**
 * A layer stored whole, [inputs][stride]; what is not trained has no gradient that the optimizer sees. With `skipZeros`,
 * for a first layer only, work is done for the non-zero inputs alone.
 */
export function denseStage(settings: DenseSettings, skipZeros: boolean): WeightStage {
  const { arena, kernels, inputs, outputs, lanes, input, output } = settings;
  const rows = paddedRows(inputs);
  const columns = paddedRows(outputs);
  const stride = skipZeros ? paddedColumns(outputs) : columns;
  const kernel = storeWhole(settings, rows, stride, arena);
  const bias = storeVector(outputs, stride, arena);
  const { weights, gradients } = kernel;
  const pass = skipZeros
    ? zeroSkippingPass(settings, rows, columns, stride, weights, gradients, bias.weights)
    : densePass(settings, rows, columns, weights, gradients, bias.weights);
  return {
    blocks: [kernel.block, bias.block],
    write: (weightsOf, biases) => {
      kernel.write(weightsOf);
      bias.write(biases);
    },
    read: (...of) => [kernel.read(...of), bias.read(...of)],
    forward: pass.forward,
    backward: () => {
      pass.weightGradient();
      kernels.biasGradient(bias.gradients, output.gradient, columns, lanes);
      if (input.gradient !== 0) {
        const sizes = [rows, columns, stride, lanes];
        kernels.denseInputGradient(input.gradient, output.gradient, weights, ...sizes);
      }
    },
  };
}

/** The two products with the input, which zero-skipping does in another way. */
interface Pass {
  forward(): void;
  weightGradient(): void;
}

const densePass = (
  { kernels, lanes, input, output }: DenseSettings,
  rows: number,
  columns: number,
  weights: number,
  gradients: number,
  bias: number,
): Pass => ({
  forward: () => kernels.denseForward(output.value, input.value, weights, bias, rows, columns, columns, lanes),
  weightGradient: () =>
    kernels.denseWeightGradient(gradients, input.value, output.gradient, rows, columns, columns, lanes),
});

function zeroSkippingPass(
  { arena, kernels, lanes, input, output }: DenseSettings,
  rows: number,
  columns: number,
  stride: number,
  weights: number,
  gradients: number,
  bias: number,
): Pass {
  const capacity = rows * 8; // a pair of 4 bytes for each input
  const laneLists = arena.reserve(lanes * capacity);
  const laneEnds = arena.reserve(lanes * 4);
  const rowLists = arena.reserve(lanes * capacity);
  const rowStarts = arena.reserve((rows + 1) * 4);
  const byLane = arena.reserve(lanes * stride * 4); // [lane][stride], values then gradients
  return {
    forward: () => {
      kernels.scanValues(input.value, rows, lanes, stride * 4, laneLists, capacity, laneEnds, rowLists, rowStarts);
      kernels.zeroSkippingForward(byLane, weights, bias, stride, lanes, laneLists, capacity, laneEnds);
      kernels.transpose(output.value, lanes, byLane, stride, lanes, columns);
    },
    weightGradient: () => {
      kernels.transpose(byLane, stride, output.gradient, lanes, columns, lanes);
      kernels.zeroSkippingWeightGradient(gradients, byLane, rows, stride, rowStarts);
    },
  };
}
