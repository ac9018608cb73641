import * as tf from '@tensorflow/tfjs-core';
import type { Masks } from '../../lottery/masks';
import { isKernel, isTrainable, sizeOf, type ParameterSpec, type Weights } from '../../lottery/parameters';

/**
 * All parameters of a network in two rows on the device. The optimizer then costs a dozen GPU
 * commands a step instead of a dozen for every parameter, and a read is a single one.
 */
export type Rows = {
  /** what the optimizer changes, [trained] */
  readonly trained: tf.Tensor1D;
  /** running statistics of batch-norm, [measured]; [0] without any */
  readonly measured: tf.Tensor1D;
};

/** Where each parameter is in its row. */
interface Layout {
  upload(weights: Weights): Rows;
  /** What a row holds, in shape. Inside tf.tidy. */
  split(row: keyof Rows, values: tf.Tensor1D): tf.Tensor[];
  /** Finds a parameter by its index in what both rows hold. */
  lookUp(trained: readonly tf.Tensor[], measured: readonly tf.Tensor[]): (parameter: number) => tf.Tensor;
  /** The parameters from both rows, read back one behind the other; without the second, 0 there. */
  splitArray(rows: Float32Array): Float32Array[];
}

/** Each row in the order of `specs`. */
export function layoutOf(specs: readonly ParameterSpec[]): Layout {
  const ends = { trained: 0, measured: 0 };
  const places = specs.map((spec) => {
    const row = isTrainable(spec) ? 'trained' : 'measured';
    const [from, size] = [ends[row], sizeOf(spec.shape)];
    ends[row] += size;
    return { row, from, size, shape: spec.shape.slice() } as const;
  });
  const ofRow = <Value>(row: keyof Rows, values: readonly Value[]): Value[] =>
    values.filter((_, at) => places[at].row === row);
  return {
    upload: (weights) => ({
      trained: uploadRow(ofRow('trained', weights)),
      measured: uploadRow(ofRow('measured', weights)),
    }),
    split: (row, values) =>
      places.flatMap(({ row: own, from, size, shape }) =>
        own === row ? [tf.reshape(tf.slice(values, [from], [size]), shape)] : [],
      ),
    lookUp: (trained, measured) => (parameter) => {
      const { row } = places[parameter];
      const before = places.slice(0, parameter).filter((place) => place.row === row).length;
      return (row === 'trained' ? trained : measured)[before];
    },
    splitArray: (rows) =>
      places.map(({ row, from, size }) => {
        const values = new Float32Array(size);
        const start = row === 'trained' ? from : ends.trained + from;
        values.set(rows.subarray(start, start + size));
        return values;
      }),
  };
}

/** Tensors in one row. Inside tf.tidy. */
export const joinRow = (parameters: readonly tf.Tensor[]): tf.Tensor1D =>
  tf.concat1d(parameters.map((values) => tf.reshape(values, [-1])));

/** Arrays in one row, as they are. */
function uploadRow(arrays: readonly (Float32Array | Uint8Array)[]): tf.Tensor1D {
  const row = new Float32Array(arrays.reduce((size, values) => size + values.length, 0));
  let end = 0;
  for (const values of arrays) {
    row.set(values, end);
    end += values.length;
  }
  return tf.tensor1d(row);
}

/** For the trained row: 1 kept, 0 pruned; `null` when nothing is pruned, which saves the product. */
export function uploadMask(specs: readonly ParameterSpec[], masks: Masks): tf.Tensor1D | null {
  if (!masks.some((mask) => mask?.includes(0))) return null;
  const whole = specs.map(({ shape }, at) => masks[at] ?? new Uint8Array(sizeOf(shape)).fill(1));
  return uploadRow(whole.filter((_, at) => isTrainable(specs[at])));
}

/** For the trained row: factor of L2 weight decay, on what is left of kernels only (SCIENCE §4); `null` for none. */
export function uploadDecay(specs: readonly ParameterSpec[], masks: Masks, weightDecay: number): tf.Tensor1D | null {
  if (weightDecay === 0) return null;
  const factors = specs.map((spec, at) => {
    const mask = masks[at];
    return new Float32Array(sizeOf(spec.shape)).map((_, place) =>
      isKernel(spec) && mask?.[place] !== 0 ? weightDecay : 0,
    );
  });
  return uploadRow(factors.filter((_, at) => isTrainable(specs[at])));
}
