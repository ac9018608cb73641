/**
 * The binary format of CIFAR-10: records of one label byte, then the red, the green and the blue
 * plane of an image, each row by row. Errors begin with the name of the file.
 */
import { said } from '../problems';
import { DataFileError } from './data-file-error';

export const SIDE = 32; // pixels
export const CHANNELS = 3;
const PLANE = SIDE * SIDE;
const RECORD = 1 + CHANNELS * PLANE; // bytes

export const bytesOfRecords = (count: number): number => count * RECORD;

/**
 * The number of records of a file, whose labels are all below `classes`.
 * @throws Error with the name of the file, what it holds and what was expected.
 */
export function countRecords(bytes: Uint8Array, name: string, classes: number): number {
  const count = bytes.length / RECORD;
  if (bytes.length === 0 || !Number.isInteger(count)) {
    throw new DataFileError(
      name,
      said('size-of-records', { bytes: bytes.length, size: RECORD, rows: SIDE, columns: SIDE }),
    );
  }
  for (let record = 0; record < count; record += 1) {
    const label = bytes[record * RECORD];
    if (label >= classes) {
      throw new DataFileError(name, said('label-beyond', { at: record, label, most: classes - 1 }));
    }
  }
  return count;
}

/** The label of a record. */
export const labelOf = (bytes: Uint8Array, record: number): number => bytes[record * RECORD];

/** Writes the image of a record into `pixels` from `offset` on, [row][column][channel]. */
export function copyImage(bytes: Uint8Array, record: number, pixels: Uint8Array, offset: number): void {
  const planes = record * RECORD + 1;
  for (let channel = 0; channel < CHANNELS; channel += 1) {
    const from = planes + channel * PLANE;
    for (let pixel = 0; pixel < PLANE; pixel += 1) {
      pixels[offset + pixel * CHANNELS + channel] = bytes[from + pixel];
    }
  }
}
