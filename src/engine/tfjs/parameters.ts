import * as tf from '@tensorflow/tfjs-core';
import type { Masks } from '../../lottery/masks';
import { isKernel, sizeOf, type ParameterSpec } from '../../lottery/parameters';

/**
 * All parameters of a network in one row, [parameters]. The optimizer then costs a dozen GPU
 * commands a step instead of a dozen for every parameter, and a read is a single one.
 */
export interface Layout {
  /** The parameters in their shapes. Inside tf.tidy. */
  split(row: tf.Tensor1D): tf.Tensor[];
  /** The inverse. Inside tf.tidy. */
  join(parameters: readonly tf.Tensor[]): tf.Tensor1D;
  /** The parameters of a row that was read back. */
  splitArray(row: Float32Array): Float32Array[];
}

/** The row in the order of `specs`. */
export function layoutOf(specs: readonly ParameterSpec[]): Layout {
  let end = 0;
  const places = specs.map(({ shape }) => {
    const [from, size] = [end, sizeOf(shape)];
    end += size;
    return { from, size, shape: shape.slice() };
  });
  return {
    split: (row) =>
      places.map(({ from, size, shape }) => tf.reshape(tf.slice(row, [from], [size]), shape)),
    join: (parameters) => tf.concat1d(parameters.map((values) => tf.reshape(values, [-1]))),
    splitArray: (row) => places.map(({ from, size }) => row.slice(from, from + size)),
  };
}

/** Arrays in one row, as they are. */
export function uploadRow(arrays: readonly (Float32Array | Uint8Array)[]): tf.Tensor1D {
  const row = new Float32Array(arrays.reduce((size, values) => size + values.length, 0));
  let end = 0;
  for (const values of arrays) {
    row.set(values, end);
    end += values.length;
  }
  return tf.tensor1d(row);
}

/** 1 kept, 0 pruned; `null` when nothing is pruned, which saves the product. */
export function uploadMask(specs: readonly ParameterSpec[], masks: Masks): tf.Tensor1D | null {
  if (!masks.some((mask) => mask?.includes(0))) return null;
  return uploadRow(
    specs.map(({ shape }, at) => masks[at] ?? new Uint8Array(sizeOf(shape)).fill(1)),
  );
}

/** Factor of L2 weight decay: on kernels only (SCIENCE §4); `null` when there is none. */
export const uploadDecay = (
  specs: readonly ParameterSpec[],
  weightDecay: number,
): tf.Tensor1D | null =>
  weightDecay === 0
    ? null
    : uploadRow(
        specs.map((spec) =>
          new Float32Array(sizeOf(spec.shape)).fill(isKernel(spec) ? weightDecay : 0),
        ),
      );
