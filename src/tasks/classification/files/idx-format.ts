/**
 * IDX, the file format of MNIST: two zero bytes, the type of the numbers, the number of axes; the
 * axes as big-endian words; the values, row by row. Images of MNIST begin with magic 2051, count,
 * rows, columns; labels with magic 2049, count. Everything is checked on the header and the length
 * before anything is allocated. Errors begin with the name of the file.
 */
import type { Sentence } from '../../../problem';
import { said } from '../problems';
import { DataFileError } from './data-file-error';
import { BYTES_OF, numbersOf, productOf, type NumberTable, type NumberType } from './numbers';
import { MOST_BYTES, MOST_CLASSES, MOST_SIDE } from './file-limits';

const TYPES: ReadonlyMap<number, NumberType> = new Map([
  [0x08, 'uint8'],
  [0x09, 'int8'],
  [0x0b, 'int16'],
  [0x0c, 'int32'],
  [0x0d, 'float32'],
  [0x0e, 'float64'],
]);
const MOST_AXES = 4;
const hex = (byte: number): string => `0x${byte.toString(16).padStart(2, '0')}`;

interface IdxHeader {
  readonly type: NumberType;
  readonly shape: readonly number[];
  /** where the values begin */
  readonly start: number;
  /** bytes of the whole file */
  readonly length: number;
}

/** Two zero bytes and a code that IDX has or might have: nothing else of ours begins so. */
export const looksLikeIdx = (head: Uint8Array): boolean =>
  head.length >= 4 && head[0] === 0 && head[1] === 0 && head[2] >= 0x08 && head[2] <= 0x0e;

/**
 * What the beginning of an IDX file announces.
 * @param bytes at least its header, when the file has one
 * @throws DataFileError with what it announces and what is allowed
 */
export function readIdxHeader(bytes: Uint8Array, name: string): IdxHeader {
  if (bytes.length < 4) throw new DataFileError(name, said('too-short', { bytes: bytes.length }));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = TYPES.get(bytes[2]);
  const axes = bytes[3];
  if (bytes[0] !== 0 || bytes[1] !== 0 || !type) {
    const codes = [...TYPES.keys()].map(hex).join(', ');
    throw new DataFileError(name, said('not-idx', { bytes: [...bytes.subarray(0, 4)].map(hex).join(' '), codes }));
  }
  if (axes < 1 || axes > MOST_AXES) throw new DataFileError(name, said('axes', { axes, most: MOST_AXES }));
  const start = 4 + 4 * axes;
  if (bytes.length < start) {
    throw new DataFileError(name, said('header-cut-off', { bytes: bytes.length, least: start }));
  }
  const shape = Array.from({ length: axes }, (_, axis) => view.getUint32(4 + 4 * axis));
  if (shape.includes(0)) throw new DataFileError(name, said('no-values', { shape: shape.join(' × ') }));
  const length = start + BYTES_OF[type] * productOf(shape);
  if (length > MOST_BYTES) {
    throw new DataFileError(
      name,
      said('too-many-values', { shape: shape.join(' × '), bytes: length, most: MOST_BYTES }),
    );
  }
  return { type, shape, start, length };
}

/** The numbers of an IDX file of any type. @throws DataFileError with what it holds and what was expected */
export function parseIdx(bytes: Uint8Array, name: string): NumberTable {
  const { type, shape, start, length } = readIdxHeader(bytes, name);
  checkLength(bytes, length, said('of-values', { shape: shape.join(' × ') }), name);
  return { shape, values: numbersOf(bytes, start, productOf(shape), type, false) };
}

/** Labelled or not: examples as a set keeps them. */
export interface IdxInputs {
  readonly count: number;
  /** [rows, columns, channels], or [2] for points */
  readonly inputShape: readonly number[];
  /** [count, ...inputShape]; bytes are a view into the file */
  readonly values: Uint8Array | Float32Array;
}

/**
 * The inputs of a kept IDX file: images as unsigned bytes (grey, or with a last axis of three
 * colours), points in the plane as floats.
 * @throws DataFileError with what it holds and what was expected
 */
export function parseInputs(bytes: Uint8Array, name: string): IdxInputs {
  const expected = said('expected-inputs');
  if (bytes.length === 0) throw new DataFileError(name, said('empty-expected', { expected }));
  const { type, shape, length } = readIdxHeader(bytes, name);
  const [count, rows, columns, channels = 1] = shape;
  if (type === 'uint8' && shape.length === 1) throw new DataFileError(name, said('labels', { expected }));
  if (type === 'float32' && shape.length === 2 && rows === 2) {
    checkLength(bytes, length, said('of-points', { count }), name);
    const { values } = parseIdx(bytes, name);
    return { count, inputShape: [2], values: values instanceof Float32Array ? values : Float32Array.from(values) };
  }
  if (type !== 'uint8' || shape.length < 3)
    throw new DataFileError(name, said('other-type', { shape: shape.join(' × '), type, expected }));
  checkSide(rows, 'rows', name);
  checkSide(columns, 'columns', name);
  if (shape.length === 4 && channels !== 3 && channels !== 1) {
    throw new DataFileError(name, said('channels', { channels }));
  }
  checkLength(bytes, length, said('of-images', { count, rows, columns }), name);
  return { count, inputShape: [rows, columns, channels], values: bytes.subarray(4 + 4 * shape.length) };
}

export function checkSide(side: number, what: 'rows' | 'columns', name: string): void {
  if (side >= 1 && side <= MOST_SIDE) return;
  throw new DataFileError(name, said(what, { side, most: MOST_SIDE }));
}

/**
 * The labels of a kept IDX file, [count], a view into the file.
 * @param classes labels are 0 … classes − 1
 * @throws DataFileError with what it holds and what was expected
 */
export function parseLabels(bytes: Uint8Array, name: string, classes = MOST_CLASSES): Uint8Array {
  const expected = said('expected-labels');
  if (bytes.length === 0) throw new DataFileError(name, said('empty-expected', { expected }));
  const { type, shape, start, length } = readIdxHeader(bytes, name);
  if (type === 'uint8' && shape.length > 1)
    throw new DataFileError(name, said('images', { found: 2048 + shape.length, expected }));
  if (type !== 'uint8') throw new DataFileError(name, said('other-type', { shape: shape.join(' × '), type, expected }));
  checkLength(bytes, length, said('of-labels', { count: shape[0] }), name);
  const labels = bytes.subarray(start);
  const wrong = labels.findIndex((label) => label >= classes);
  if (wrong >= 0)
    throw new DataFileError(name, said('label-beyond', { at: wrong, label: labels[wrong], most: classes - 1 }));
  return labels;
}

/** @throws DataFileError when images and labels of one set do not have the same number of examples. */
export function checkPair(inputs: number, inputsName: string, labels: number, labelsName: string): void {
  if (inputs === labels) return;
  throw new DataFileError(labelsName, said('unequal-counts', { labels, inputs, file: inputsName }));
}

function checkLength(bytes: Uint8Array, expected: number, promise: Sentence, name: string): void {
  if (bytes.length === expected) return;
  const how = bytes.length < expected ? said('cut-off') : said('too-long');
  throw new DataFileError(name, said('other-length', { how, bytes: bytes.length, expected, promise }));
}

/** Header and values of an IDX file; `values` are big-endian. */
export function writeIdx(
  type: 'uint8' | 'float32',
  shape: readonly number[],
  values: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const start = 4 + 4 * shape.length;
  const bytes = new Uint8Array(start + values.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, ((type === 'uint8' ? 0x08 : 0x0d) << 8) | shape.length);
  shape.forEach((length, axis) => view.setUint32(4 + 4 * axis, length));
  bytes.set(values, start);
  return bytes;
}

/** An IDX file of inputs; one channel has no axis of its own, as in MNIST. */
export function writeInputs({ count, inputShape, values }: IdxInputs): Uint8Array<ArrayBuffer> {
  const shape = [count, ...axesOf(inputShape)];
  if (values instanceof Uint8Array) return writeIdx('uint8', shape, values);
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, at) => view.setFloat32(4 * at, value));
  return writeIdx('float32', shape, bytes);
}

/** Axes of one input as IDX has them: MNIST's pixels have no axis for their one channel. */
export const axesOf = (inputShape: readonly number[]): readonly number[] =>
  inputShape.length === 3 && inputShape[2] === 1 ? inputShape.slice(0, 2) : inputShape;
