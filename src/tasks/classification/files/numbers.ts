/** Arrays of numbers as files hold them: a type, an order of bytes, a shape. */

export type NumberType =
  | 'uint8'
  | 'int8'
  | 'uint16'
  | 'int16'
  | 'uint32'
  | 'int32'
  | 'int64'
  | 'uint64'
  | 'float32'
  | 'float64';

export const BYTES_OF: Readonly<Record<NumberType, number>> = {
  uint8: 1,
  int8: 1,
  uint16: 2,
  int16: 2,
  uint32: 4,
  int32: 4,
  int64: 8,
  uint64: 8,
  float32: 4,
  float64: 8,
};

export type Values = Uint8Array | Float32Array | Float64Array;

/** Values row by row; floats are as in the file, whole numbers of all types exact up to 2⁵³. */
export interface NumberTable {
  readonly shape: readonly number[];
  readonly values: Values;
}

/** The product of a shape; far above every limit where it does not fit a number exactly. */
export const productOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

/**
 * `count` numbers from `start` on; bytes are a view into the file.
 * @throws RangeError never: the caller has compared the length of the file with what it announces
 */
export function numbersOf(
  bytes: Uint8Array,
  start: number,
  count: number,
  type: NumberType,
  littleEndian: boolean,
): Values {
  if (type === 'uint8') return bytes.subarray(start, start + count);
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, count * BYTES_OF[type]);
  const values = type === 'float32' ? new Float32Array(count) : new Float64Array(count);
  const read = READ[type];
  const step = BYTES_OF[type];
  for (let at = 0; at < count; at += 1) values[at] = read(view, at * step, littleEndian);
  return values;
}

const READ: Readonly<Record<NumberType, (view: DataView, at: number, littleEndian: boolean) => number>> = {
  uint8: (view, at) => view.getUint8(at),
  int8: (view, at) => view.getInt8(at),
  uint16: (view, at, little) => view.getUint16(at, little),
  int16: (view, at, little) => view.getInt16(at, little),
  uint32: (view, at, little) => view.getUint32(at, little),
  int32: (view, at, little) => view.getInt32(at, little),
  int64: (view, at, little) => Number(view.getBigInt64(at, little)),
  uint64: (view, at, little) => Number(view.getBigUint64(at, little)),
  float32: (view, at, little) => view.getFloat32(at, little),
  float64: (view, at, little) => view.getFloat64(at, little),
};
