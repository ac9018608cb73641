/** Data files made for tests. */
import { bytesOfRecords } from './cifar-records';
import type { DataSet } from '../dataset';
import type { DataFiles } from '../../task';

/** An IDX file of a header of 32-bit numbers and these bytes. */
export function idxFile(header: readonly number[], values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(4 * header.length + values.length);
  const view = new DataView(bytes.buffer);
  header.forEach((word, at) => view.setUint32(4 * at, word));
  bytes.set(values, 4 * header.length);
  return bytes;
}

/** `count` images whose every pixel is the number of the image, modulo 256. */
export function imagesFile(count: number, rows: number, columns: number): Uint8Array {
  const [size, pixels] = [rows * columns, new Uint8Array(count * rows * columns)];
  for (let image = 0; image < count; image += 1) pixels.fill(image, image * size, (image + 1) * size);
  return idxFile([2051, count, rows, columns], pixels);
}

/** Labels 0, 1, …, classes − 1, 0, 1, … */
export const labelsFile = (count: number, classes: number): Uint8Array =>
  idxFile(
    [2049, count],
    Uint8Array.from({ length: count }, (_, at) => at % classes),
  );

/** The four files of a small set with images of this size. */
export const smallFiles = (side: number, train = 200, test = 100, classes = 10): DataFiles => ({
  'train-images': imagesFile(train, side, side),
  'train-labels': labelsFile(train, classes),
  'test-images': imagesFile(test, side, side),
  'test-labels': labelsFile(test, classes),
});

/** CIFAR records: labels 0, 1, …, 9, 0, … and planes of the number of the record, plus 0, 1 and 2. */
export function recordsFile(count: number, first = 0): Uint8Array {
  const bytes = new Uint8Array(bytesOfRecords(count));
  const size = bytes.length / count;
  for (let record = 0; record < count; record += 1) {
    const at = record * size;
    bytes[at] = record % 10;
    for (let plane = 0; plane < 3; plane += 1) {
      bytes.fill(first + record + plane, at + 1 + plane * 1024, at + 1 + (plane + 1) * 1024);
    }
  }
  return bytes;
}

/** Small files for a set: 200 training and 100 test images of ten classes. */
export const filesFor = (set: DataSet): DataFiles =>
  set.files.some(({ contents }) => contents === 'records')
    ? Object.fromEntries(
        set.files.map(({ role }, at) => [role, role === 'test' ? recordsFile(100) : recordsFile(40, 40 * at)]),
      )
    : set.files.length > 0
      ? smallFiles(28)
      : {};

/** A NumPy array as numpy.save writes it; `values` are its bytes. */
export function npyFile(descr: string, shape: readonly number[], values: Uint8Array): Uint8Array {
  const axes = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const dictionary = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${axes}, }`;
  const text = dictionary.padEnd(Math.ceil((dictionary.length + 11) / 64) * 64 - 11) + '\n';
  const bytes = new Uint8Array(10 + text.length + values.length);
  bytes.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0, text.length & 255, text.length >> 8]);
  bytes.set(new TextEncoder().encode(text), 10);
  bytes.set(values, 10 + text.length);
  return bytes;
}

/** An IDX file of numbers of any type, written by `set` of a DataView. */
export function typedIdx(
  code: number,
  size: number,
  shape: readonly number[],
  values: readonly number[],
  set: (view: DataView, at: number, value: number) => void,
): Uint8Array {
  const bytes = new Uint8Array(size * values.length);
  values.forEach((value, k) => set(new DataView(bytes.buffer), k * size, value));
  return idxFile([(code << 8) | shape.length, ...shape], bytes);
}

/** Rows of a label and four pixels, with titles. */
export const csvText = (rows: number, classes = 3): string =>
  [
    'label,pixel0,pixel1,pixel2,pixel3',
    ...Array.from({ length: rows }, (_, k) => `${k % classes},0,${k % 256},${(7 * k) % 256},255`),
  ].join('\n');

const asBytes = (values: Float32Array | BigInt64Array): Uint8Array => new Uint8Array(values.buffer);

/** Files of each format, by name, that make a small set: of one's own, or for records CIFAR-10's. */
export const samples: Readonly<Record<string, () => Readonly<Record<string, Uint8Array>>>> = {
  'class-names': () => ({
    'class-names': new TextEncoder().encode('cat\ndog\nowl'),
    'train-images': imagesFile(300, 3, 3),
    'train-labels': labelsFile(300, 3),
  }),
  idx: () => ({
    'train-images-idx3-ubyte': imagesFile(200, 3, 3),
    'train-labels-idx1-int': typedIdx(
      0x0c,
      4,
      [200],
      Array.from({ length: 200 }, (_, k) => 1 + (k % 5)),
      (view, at, value) => view.setInt32(at, value),
    ),
    't10k-images-idx3-float': typedIdx(
      0x0d,
      4,
      [100, 3, 3],
      Array.from({ length: 900 }, (_, k) => (k % 9) / 8),
      (view, at, value) => view.setFloat32(at, value),
    ),
    't10k-labels-idx1-ubyte': idxFile(
      [2049, 100],
      Uint8Array.from({ length: 100 }, (_, k) => 1 + (k % 5)),
    ),
  }),
  npy: () => ({
    'x_train.npy': npyFile('|u1', [200, 3, 3], imagesFile(200, 3, 3).subarray(16)),
    'y_train.npy': npyFile('<i8', [200], asBytes(BigInt64Array.from({ length: 200 }, (_, k) => BigInt(k % 4)))),
    'x_test.npy': npyFile('<f4', [100, 3, 3], asBytes(Float32Array.from({ length: 900 }, (_, k) => k % 256))),
    'y_test.npy': npyFile('|u1', [100], labelsFile(100, 4).subarray(8)),
  }),
  csv: () => ({
    'train.csv': new TextEncoder().encode(csvText(300)),
    'test.csv': new TextEncoder().encode(csvText(100)),
  }),
  'cifar-10': () => ({ 'data_batch_1.bin': recordsFile(20), 'test_batch.bin': recordsFile(20) }),
};
