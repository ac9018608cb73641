/**
 * The examples of an experiment as IDX files for other programs: inputs and labels of each split,
 * gzipped, the same bytes from the page and from the command line.
 */
import { gzipSync } from 'fflate';
import type { Examples, SplitName, Splits } from './dataset';

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export const SPLITS: readonly SplitName[] = ['train', 'validation', 'test'];

/** IDX codes of number types: 0x08 unsigned bytes, 0x0d big-endian floats. */
const UBYTE = 0x08;
const FLOAT = 0x0d;

/** "train-images-idx3-ubyte.gz", "train-points-idx2-float.gz"; one channel has no axis of its own. */
export function inputsName(split: SplitName, inputShape: readonly number[], areBytes: boolean): string {
  const what = inputShape.length === 3 ? 'images' : 'points';
  return `${split}-${what}-idx${dimensions(inputShape).length + 1}-${areBytes ? 'ubyte' : 'float'}.gz`;
}

export const labelsName = (split: SplitName): string => `${split}-labels-idx1-ubyte.gz`;

/** The six files: inputs and labels of training, validation and test, in the order of training. */
export const idxFiles = ({ inputShape, ...splits }: Splits): NamedFile[] =>
  SPLITS.flatMap((split) => {
    const examples = splits[split];
    const areBytes = examples.inputs instanceof Uint8Array;
    return [
      { name: inputsName(split, inputShape, areBytes), bytes: pack(idxInputs(examples, inputShape)) },
      { name: labelsName(split), bytes: pack(idx(UBYTE, [examples.count], examples.labels)) },
    ];
  });

/** The time of packing is left out: equal data are equal files. */
const pack = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => gzipSync(bytes, { mtime: 0 });

/** Axes of one input as IDX has them: MNIST's pixels have no axis for their one channel. */
const dimensions = (inputShape: readonly number[]): readonly number[] =>
  inputShape.length === 3 && inputShape[2] === 1 ? inputShape.slice(0, 2) : inputShape;

export function idxInputs({ count, inputs }: Examples, inputShape: readonly number[]): Uint8Array {
  const shape = [count, ...dimensions(inputShape)];
  if (inputs instanceof Uint8Array) return idx(UBYTE, shape, inputs);
  const bytes = new Uint8Array(4 * inputs.length);
  const view = new DataView(bytes.buffer);
  inputs.forEach((value, at) => view.setFloat32(4 * at, value));
  return idx(FLOAT, shape, bytes);
}

/** Two zero bytes, type, number of axes; the axes as big-endian words; the values. */
function idx(type: number, shape: readonly number[], values: Uint8Array): Uint8Array {
  const header = 4 + 4 * shape.length;
  const bytes = new Uint8Array(header + values.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, (type << 8) | shape.length);
  shape.forEach((length, at) => view.setUint32(4 + 4 * at, length));
  bytes.set(values, header);
  return bytes;
}
