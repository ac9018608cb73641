import type { Sentence } from '../../../../problem';
import { said } from '../../problems';
import { DataFileError } from '../data-file-error';
import { MOST_BYTES } from '../file-limits';
import { partOf, saysLabels, type Format, type Holding } from '../format';
import { inputsOf } from '../inputs';
import { labelsOf } from '../labels';
import { BYTES_OF, numbersOf, productOf, type NumberType } from '../numbers';

/** NumPy's names of types, without the sign of the order of bytes. */
const TYPES: ReadonlyMap<string, NumberType> = new Map([
  ['b1', 'uint8'],
  ['u1', 'uint8'],
  ['i1', 'int8'],
  ['u2', 'uint16'],
  ['i2', 'int16'],
  ['u4', 'uint32'],
  ['i4', 'int32'],
  ['u8', 'uint64'],
  ['i8', 'int64'],
  ['f4', 'float32'],
  ['f8', 'float64'],
]);
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]; // "\x93NUMPY"
const LONGEST_HEADER = 4_000; // bytes
const MOST_AXES = 4;

/** The dictionary as numpy.save writes it, and nothing else. */
const HEADER =
  /^\{'descr': '([<>|=]?)([a-zA-Z]\d*)', 'fortran_order': (True|False), 'shape': \(((?:\d{1,12}, ?)*\d{0,12}),?\),? ?\}[ \n]*$/;

interface Header {
  readonly type: NumberType;
  readonly isBoolean: boolean;
  readonly littleEndian: boolean;
  readonly shape: readonly number[];
  /** where the values begin */
  readonly start: number;
  readonly length: number;
}

function readHeader(bytes: Uint8Array, name: string): Header {
  const fail = (problem: Sentence): never => {
    throw new DataFileError(name, problem);
  };
  if (bytes.length < 12) fail(said('npy-cut-off', { bytes: bytes.length }));
  const version = bytes[6];
  if (version < 1 || version > 3) fail(said('npy-version', { version }));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = version === 1 ? 10 : 12;
  const size = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (size > LONGEST_HEADER) fail(said('npy-header-too-large', { bytes: size, most: LONGEST_HEADER }));
  const start = text + size;
  if (bytes.length < start) fail(said('header-cut-off', { bytes: bytes.length, least: start }));
  const header = String.fromCharCode(...bytes.subarray(text, start));
  const found = HEADER.exec(header);
  if (!found) throw new DataFileError(name, said('npy-header', { header: header.slice(0, 80).trim() }));
  const [, order, code, fortran, axes] = found;
  if (code.startsWith('O')) fail(said('python-objects'));
  const type = TYPES.get(code);
  if (!type)
    throw new DataFileError(name, said('type-of-numbers', { type: code, types: [...TYPES.keys()].join(', ') }));
  const shape = axes
    .split(',')
    .map((axis) => axis.trim())
    .filter((axis) => axis !== '')
    .map(Number);
  if (shape.length < 1 || shape.length > MOST_AXES) fail(said('axes', { axes: shape.length, most: MOST_AXES }));
  if (shape.includes(0)) fail(said('no-values', { shape: shape.join(' × ') }));
  if (fortran === 'True' && shape.length > 1) fail(said('fortran-order'));
  const length = start + BYTES_OF[type] * productOf(shape);
  if (length > MOST_BYTES) {
    fail(said('too-many-values', { shape: shape.join(' × '), bytes: length, most: MOST_BYTES }));
  }
  return { type, isBoolean: code === 'b1', littleEndian: order !== '>', shape, start, length };
}

/** NumPy's arrays, alone or as the members of an NPZ archive: x_train, y_train, x_test, y_test. */
const npy: Format = {
  id: 'npy',
  order: 2,
  title: 'NumPy',
  announces: true,
  recognises: (head) => MAGIC.every((byte, at) => head[at] === byte),
  mostBytes: (head, name) => readHeader(head, name).length,
  read(bytes, name): Holding {
    const { type, isBoolean, littleEndian, shape, start, length } = readHeader(bytes, name);
    if (bytes.length !== length) {
      const how = bytes.length < length ? said('cut-off') : said('too-long');
      throw new DataFileError(
        name,
        said('other-length-of-values', { how, bytes: bytes.length, expected: length, shape: shape.join(' × ') }),
      );
    }
    const numbers = numbersOf(bytes, start, productOf(shape), type, littleEndian);
    const table = { shape, values: isBoolean ? Float32Array.from(numbers) : numbers };
    const part = partOf(name);
    const areLabels = shape.length === 1 || (shape.length === 2 && (shape[1] === 1 || saysLabels(name)));
    return areLabels
      ? { kind: 'examples', part, labels: labelsOf(table, name) }
      : { kind: 'examples', part, inputs: inputsOf(table, name) };
  },
};

export default npy;
