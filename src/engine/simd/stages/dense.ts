import { paddedColumns, paddedRows } from '../padding';
import { copied } from '../zeros';
import type { DenseSettings } from './dense-settings';
import type { ParameterBlock, WeightStage } from './stage';

/**
 * A layer stored whole, [inputs][stride]; what is not trained has no gradient that the optimizer sees. With `skipZeros`,
 * for a first layer only, work is done for the non-zero inputs alone.
 */
export function denseStage(settings: DenseSettings, skipZeros: boolean): WeightStage {
  const { arena, kernels, inputs, outputs, lanes, trained, input, output } = settings;
  const rows = paddedRows(inputs);
  const columns = paddedRows(outputs);
  const stride = skipZeros ? paddedColumns(outputs) : columns;
  const bytes = rows * stride * 4;
  const weights = arena.reserve(bytes);
  const gradients = arena.reserve(bytes);
  const maskAt = trained === null ? 0 : arena.reserve(bytes);
  const bias = arena.reserve(stride * 4);
  const biasGradients = arena.reserve(stride * 4);
  const pass = skipZeros
    ? zeroSkippingPass(settings, rows, columns, stride, weights, gradients, bias)
    : densePass(settings, rows, columns, weights, gradients, bias);
  const blocks: [ParameterBlock, ParameterBlock] = [
    { weights, gradients, mask: maskAt, bytes, decays: true },
    { weights: bias, gradients: biasGradients, mask: 0, bytes: stride * 4, decays: false },
  ];
  return {
    blocks,
    write: (kernel, biases) => {
      const stored = arena.floats(weights, rows * stride);
      const bits = trained === null ? null : arena.words(maskAt, rows * stride);
      for (let i = 0; i < inputs; i += 1) {
        for (let o = 0; o < outputs; o += 1) {
          const place = i * outputs + o;
          stored[i * stride + o] = kernel[place];
          if (bits !== null && trained?.[place]) bits[i * stride + o] = 0xffffffff;
        }
      }
      arena.floats(bias, outputs).set(biases);
    },
    read: (what, zeros) => {
      const stored = arena.floats(what === 'weights' ? weights : gradients, rows * stride);
      const kernel = zeros(inputs * outputs);
      for (let i = 0; i < inputs; i += 1) {
        for (let o = 0; o < outputs; o += 1) {
          const place = i * outputs + o;
          if (what === 'weights' || trained?.[place] !== 0) kernel[place] = stored[i * stride + o];
        }
      }
      return [kernel, copied(arena.floats(what === 'weights' ? bias : biasGradients, outputs), zeros)];
    },
    forward: pass.forward,
    backward: () => {
      pass.weightGradient();
      kernels.biasGradient(biasGradients, output.gradient, columns, lanes);
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
