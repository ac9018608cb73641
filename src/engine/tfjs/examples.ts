import * as tf from '@tensorflow/tfjs-core';
import type { Examples, Standardization } from '../examples';
import { augmentBatch, notImages } from '../training/augment';
import { sizeOf } from '../../lottery/parameters';

/** Some examples on the device. */
export interface Batch {
  /** [batch, ...inputShape] */
  readonly inputs: tf.Tensor;
  /** [batch], numbers of outputs */
  readonly labels: tf.Tensor1D;
}

/** One split, uploaded once. */
export interface UploadedExamples {
  readonly count: number;
  /** The examples with these indices. Inside tf.tidy. */
  gather(indices: Uint32Array): Batch;
  /** The same, as augmentation moves them in this step. Inside tf.tidy. */
  gatherAugmented(indices: Uint32Array, seed: number, step: number): Batch;
  /** `count` examples in a row, from `start`. Inside tf.tidy. */
  slice(start: number, count: number): Batch;
  dispose(): void;
}

/**
 * Uploads a split. Bytes travel three to a float, as a 24-bit integer: GPUs in the browser have no
 * byte tensors, and one float per byte would take three times the memory.
 */
export function uploadExamples(
  examples: Examples,
  inputShape: readonly number[],
  standardization?: Standardization,
): UploadedExamples {
  const { count, inputs } = examples;
  const size = sizeOf(inputShape);
  const bytes = inputs instanceof Uint8Array;
  const stored = bytes ? packBytes(inputs, count, size) : inputs.slice(0, count * size);
  const rows = tf.tensor2d(stored, [count, stored.length / count]);
  const labels = tf.tensor1d(Int32Array.from(examples.labels.subarray(0, count)), 'int32');

  const batch = (values: tf.Tensor2D, numbers: tf.Tensor1D): Batch => ({
    inputs: standardized(tf.reshape(values, [-1, ...inputShape]), standardization),
    labels: numbers,
  });
  const read = (packed: tf.Tensor2D): tf.Tensor2D => (bytes ? unpackBytes(packed, size) : packed);
  return {
    count,
    gather: (indices) => {
      const at = tf.tensor1d(Int32Array.from(indices), 'int32');
      return batch(read(tf.gather(rows, at)), tf.gather(labels, at));
    },
    gatherAugmented: (indices, seed, step) => {
      if (!bytes || inputShape.length !== 3) throw new Error(notImages(inputShape));
      const moved = new Uint8Array(indices.length * size);
      augmentBatch(moved, inputs, inputShape, indices, seed, step);
      const at = tf.tensor1d(Int32Array.from(indices), 'int32');
      const pixels = tf.tensor2d(Float32Array.from(moved), [indices.length, size]);
      return batch(tf.mul(pixels, 1 / 255), tf.gather(labels, at));
    },
    slice: (start, length) =>
      batch(read(tf.slice(rows, [start, 0], [length, -1])), tf.slice(labels, [start], [length])),
    dispose: () => tf.dispose([rows, labels]),
  };
}

/** (x − mean) / standard deviation by channel, the last axis. */
function standardized(inputs: tf.Tensor, standardization?: Standardization): tf.Tensor {
  if (!standardization) return inputs;
  const { mean, standardDeviation } = standardization;
  return tf.div(tf.sub(inputs, tf.tensor1d([...mean])), tf.tensor1d([...standardDeviation]));
}

/** Bytes that the largest tensor of a split takes on the device. */
export const uploadedBytes = ({ inputs, count }: Examples, size: number): number =>
  4 * count * (inputs instanceof Uint8Array ? Math.ceil(size / 3) : size);

/**
 * [count, size] bytes → [count, ⌈size/3⌉] integers below 2²⁴, exact in a float. Word w holds bytes
 * w, w + width and w + 2·width, so unpacking is three divisions and one concatenation.
 */
export function packBytes(bytes: Uint8Array, count: number, size: number): Float32Array {
  const width = Math.ceil(size / 3);
  const packed = new Float32Array(count * width);
  for (let row = 0; row < count; row += 1) {
    const from = row * size;
    for (let word = 0; word < width; word += 1) {
      const middle = word + width < size ? bytes[from + word + width] : 0;
      const low = word + 2 * width < size ? bytes[from + word + 2 * width] : 0;
      packed[row * width + word] = bytes[from + word] * 65536 + middle * 256 + low;
    }
  }
  return packed;
}

/** The inverse: [batch, ⌈size/3⌉] → [batch, size], scaled to 0 … 1. */
function unpackBytes(packed: tf.Tensor2D, size: number): tf.Tensor2D {
  const high = tf.floorDiv(packed, 65536); // powers of two: exact
  const rest = tf.mod(packed, 65536);
  const all = tf.concat2d([high as tf.Tensor2D, tf.floorDiv(rest, 256), tf.mod(rest, 256)], 1);
  const values = all.shape[1] === size ? all : tf.slice(all, [0, 0], [-1, size]);
  return tf.mul(values, 1 / 255);
}
