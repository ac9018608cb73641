/** The numbers inside tensors: element types of safetensors, and what they are read as. */
import { said } from '../problems';
import { Problem } from '../../problem';
import type { Tensor } from './tensor';

interface ElementType {
  readonly bytes: number;
  read(view: DataView, at: number): number;
}

const LITTLE = true;

/** Element types whose numbers are read; 64-bit integers as the nearest number. */
const ELEMENTS: Readonly<Record<string, ElementType>> = {
  BOOL: { bytes: 1, read: (view, at) => view.getUint8(at) },
  U8: { bytes: 1, read: (view, at) => view.getUint8(at) },
  I8: { bytes: 1, read: (view, at) => view.getInt8(at) },
  U16: { bytes: 2, read: (view, at) => view.getUint16(at, LITTLE) },
  I16: { bytes: 2, read: (view, at) => view.getInt16(at, LITTLE) },
  F16: { bytes: 2, read: (view, at) => half(view.getUint16(at, LITTLE)) },
  BF16: { bytes: 2, read: (view, at) => brainFloat(view.getUint16(at, LITTLE)) },
  U32: { bytes: 4, read: (view, at) => view.getUint32(at, LITTLE) },
  I32: { bytes: 4, read: (view, at) => view.getInt32(at, LITTLE) },
  F32: { bytes: 4, read: (view, at) => view.getFloat32(at, LITTLE) },
  U64: { bytes: 8, read: (view, at) => Number(view.getBigUint64(at, LITTLE)) },
  I64: { bytes: 8, read: (view, at) => Number(view.getBigInt64(at, LITTLE)) },
  F64: { bytes: 8, read: (view, at) => view.getFloat64(at, LITTLE) },
};
/** Element types of weights. */
const FLOATS: readonly string[] = ['F16', 'BF16', 'F32', 'F64'];

/** Bytes of one element; null for types that are not known here. */
export const bytesOf = (dtype: string): number | null =>
  Object.hasOwn(ELEMENTS, dtype) ? ELEMENTS[dtype].bytes : null;

/** IEEE 754 binary16: 1 bit sign, 5 bits exponent, 10 bits fraction. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

const scratch = new DataView(new ArrayBuffer(4));

/** bfloat16: the upper half of a float32. */
function brainFloat(bits: number): number {
  scratch.setUint32(0, bits * 0x1_0000);
  return scratch.getFloat32(0);
}

/**
 * The numbers of a tensor, as float32.
 * @throws Error for types that are no floats
 */
export function floatsOf({ name, dtype, bytes }: Tensor): Float32Array {
  if (!FLOATS.includes(dtype))
    throw new Problem(said('tensor-type-of-weights', { name, dtype, known: FLOATS.join(', ') }));
  if (dtype === 'F32') return new Float32Array(new Uint8Array(bytes).buffer); // a copy, of Node's Buffers too
  return filled(
    { dtype, bytes },
    (length) => new Float32Array(length),
    (value) => value,
  );
}

/**
 * The numbers of a tensor of any type, whole and from 0 to `most`.
 * @throws Error that names the first number that is not
 */
export function wholeNumbersOf({ name, dtype, bytes }: Tensor, most: number): Uint8Array {
  if (bytesOf(dtype) === null)
    throw new Problem(said('tensor-type', { name, dtype, known: Object.keys(ELEMENTS).join(', ') }));
  return filled(
    { dtype, bytes },
    (length) => new Uint8Array(length),
    (value) => {
      if (Number.isInteger(value) && value >= 0 && value <= most) return value;
      throw new Problem(said('tensor-whole', { name, value, most }));
    },
  );
}

function filled<T extends Float32Array | Uint8Array>(
  { dtype, bytes }: Pick<Tensor, 'dtype' | 'bytes'>,
  make: (length: number) => T,
  take: (value: number) => number,
): T {
  const element = ELEMENTS[dtype];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = make(bytes.length / element.bytes);
  for (let at = 0; at < values.length; at += 1) values[at] = take(element.read(view, at * element.bytes));
  return values;
}

/** A tensor of these numbers. */
export const floatTensor = (
  name: string,
  shape: readonly number[],
  { buffer, byteOffset, byteLength }: Float32Array,
): Tensor => ({
  name,
  dtype: 'F32',
  shape,
  bytes: new Uint8Array(buffer, byteOffset, byteLength),
});
export const byteTensor = (
  name: string,
  dtype: 'U8' | 'BOOL',
  shape: readonly number[],
  bytes: Uint8Array,
): Tensor => ({ name, dtype, shape, bytes });
