/** Data files made for tests. */
import { bytesOfRecords } from './cifar-records';
import type { DataFiles, DataSet } from './dataset';

/** An IDX file of a header of 32-bit numbers and these bytes. */
export function idxFile(header: readonly number[], values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(4 * header.length + values.length);
  const view = new DataView(bytes.buffer);
  header.forEach((word, at) => view.setUint32(4 * at, word));
  bytes.set(values, 4 * header.length);
  return bytes;
}

/** `count` images whose every pixel is the number of the image, modulo 256. */
export const imagesFile = (count: number, rows: number, columns: number): Uint8Array =>
  idxFile(
    [2051, count, rows, columns],
    Uint8Array.from({ length: count * rows * columns }, (_, at) => Math.floor(at / rows / columns)),
  );

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
