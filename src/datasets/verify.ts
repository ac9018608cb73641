/** Whether the bytes of a file are what they should be, and by which check. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { countRecords, labelOf, SIDE } from './cifar-records';
import type { DataFile } from './dataset';
import { MOST_BYTES, parseImages, parseLabels } from './idx-format';
import { unpack } from './unpack';

/** How a file was checked: by its official checksum, else by its size, counts and labels. */
export type Check = 'sha256' | 'contents';

export interface VerifiedFile {
  /** unpacked */
  readonly bytes: Uint8Array;
  readonly check: Check;
  /** what it holds: "60000 images of 28 × 28 pixels" */
  readonly holds: string;
}

/** How a file is called in errors. */
export const fileName = (file: DataFile): string => `${file.path} (${file.role})`;

/** Where the page looks for a file, below its own address; unpacked or not is told by its bytes. */
export const packedPath = (file: DataFile): string => `data/${file.path}.gz`;

/**
 * Unpacks a file and checks its size, format, labels and, where an official one is known, its
 * SHA-256.
 * @param packed as it came, gzipped or not
 * @param name in errors
 * @throws Error with the name of the file, what it holds and what was expected.
 */
export function verifyFile(
  file: DataFile,
  packed: Uint8Array,
  name = fileName(file),
): VerifiedFile {
  const bytes = unpack(packed, name, file.bytes ?? MOST_BYTES);
  const holds = describe(file, bytes, name);
  if (file.bytes !== undefined && bytes.length !== file.bytes) {
    throw new Error(`${name}: has ${bytes.length} bytes (${holds}), expected ${file.bytes}.`);
  }
  if (file.sha256 === undefined) return { bytes, check: 'contents', holds };
  const found = bytesToHex(sha256(bytes));
  if (found !== file.sha256) {
    throw new Error(`${name}: has SHA-256 ${found}, expected ${file.sha256}.`);
  }
  return { bytes, check: 'sha256', holds };
}

/** Says what a file holds. @throws Error when that is not what it should be. */
function describe(file: DataFile, bytes: Uint8Array, name: string): string {
  switch (file.contents) {
    case 'images':
      return describeImages(bytes, name);
    case 'labels':
      return checkLabels(file, parseLabels(bytes, name), name);
    case 'records':
      return checkRecords(file, bytes, name);
    default:
      return file.contents satisfies never;
  }
}

function describeImages(bytes: Uint8Array, name: string): string {
  const { count, rows, columns } = parseImages(bytes, name);
  return `${count} images of ${rows} × ${columns} pixels`;
}

function checkLabels(file: DataFile, labels: Uint8Array, name: string): string {
  const counts: number[] = [];
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  const classes = counts.length;
  if (file.perClass === undefined) return `${labels.length} labels of ${classes} classes`;
  for (let label = 0; label < classes; label += 1) {
    const count = counts[label] ?? 0;
    if (count !== file.perClass) {
      throw new Error(
        `${name}: class ${label} has ${count} labels, expected ${file.perClass} of every class.`,
      );
    }
  }
  return `${labels.length} labels of ${classes} classes with ${file.perClass} each`;
}

/** Largest number of classes in files of records. */
const RECORD_CLASSES = 10;

function checkRecords(file: DataFile, bytes: Uint8Array, name: string): string {
  const count = countRecords(bytes, name, RECORD_CLASSES);
  const labels = Uint8Array.from({ length: count }, (_, record) => labelOf(bytes, record));
  return `${count} colour images of ${SIDE} × ${SIDE} pixels, ${checkLabels(file, labels, name)}`;
}
