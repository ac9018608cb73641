/** Whether the bytes of a file are what they should be, and by which check. */
import type { Sentence } from '../../../problem';
import { said } from '../problems';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { countRecords, labelOf, SIDE } from './cifar-records';
import { DataFileError } from './data-file-error';
import type { DataFile } from '../dataset';
import { MOST_BYTES } from './file-limits';
import { fileName } from './file-name';
import { describeInputs } from './found';
import { parseInputs, parseLabels } from './idx-format';
import { readClassNames } from './own-files';
import { unpack } from './unpack';

/** How a file was checked: by its official checksum, else by its size, counts and labels. */
export type Check = 'sha256' | 'contents';

export interface VerifiedFile {
  /** unpacked */
  readonly bytes: Uint8Array;
  readonly check: Check;
  /** what it holds: "60000 images of 28 × 28 pixels" */
  readonly holds: Sentence;
}

/** Where the page looks for a file, below its own address; unpacked or not is told by its bytes. */
export const packedPath = (file: DataFile): string => `data/${file.path}.gz`;

/**
 * Unpacks a file and checks its size, format, labels and, where an official one is known, its
 * SHA-256.
 * @param packed as it came, gzipped or not
 * @param name in errors
 * @throws Error with the name of the file, what it holds and what was expected.
 */
export function verifyFile(file: DataFile, packed: Uint8Array, name = fileName(file)): VerifiedFile {
  const bytes = unpack(packed, name, file.bytes ?? MOST_BYTES);
  const holds = describe(file, bytes, name);
  if (file.bytes !== undefined && bytes.length !== file.bytes) {
    throw notOfThisSet(name, holds, said('size', { bytes: bytes.length, expected: file.bytes }));
  }
  if (file.perClass !== undefined) checkBalance(file, bytes, name, file.perClass);
  if (file.sha256 === undefined) return { bytes, check: 'contents', holds };
  if (bytesToHex(sha256(bytes)) !== file.sha256) throw notOfThisSet(name, holds, said('other-hash'));
  return { bytes, check: 'sha256', holds };
}

/** Another set in the same format, as KMNIST for MNIST: nothing is wrong with the file. */
const notOfThisSet = (name: string, holds: Sentence, why: Sentence): DataFileError =>
  new DataFileError(name, said('other-set', { holds, why }));

/** Says what a file holds. @throws Error when that is not what it should be. */
function describe(file: DataFile, bytes: Uint8Array, name: string): Sentence {
  switch (file.contents) {
    case 'images':
      return describeInputs(parseInputs(bytes, name));
    case 'labels':
      return describeLabels(parseLabels(bytes, name), file.perClass);
    case 'records':
      return said('images-and-labels', {
        images: said('of-color-images', {
          count: countRecords(bytes, name, RECORD_CLASSES),
          rows: SIDE,
          columns: SIDE,
        }),
        labels: describeLabels(recordLabels(bytes, name), file.perClass),
      });
    case 'names':
      return said('names-of', { classes: readClassNames(bytes, name).length });
    default:
      return file.contents satisfies never;
  }
}

function countsOf(labels: Uint8Array): number[] {
  const counts: number[] = [];
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return Array.from(counts, (count) => count ?? 0);
}

function describeLabels(labels: Uint8Array, perClass?: number): Sentence {
  const counts = countsOf(labels);
  const given = { count: labels.length, classes: counts.filter((count) => count > 0).length };
  const isBalanced = perClass !== undefined && counts.every((count) => count === perClass);
  return isBalanced ? said('balanced-labels', { ...given, each: perClass }) : said('labels-of', given);
}

/** Largest number of classes in files of records. */
const RECORD_CLASSES = 10;

function recordLabels(bytes: Uint8Array, name: string): Uint8Array {
  const count = countRecords(bytes, name, RECORD_CLASSES);
  return Uint8Array.from({ length: count }, (_, record) => labelOf(bytes, record));
}

function checkBalance(file: DataFile, bytes: Uint8Array, name: string, perClass: number): void {
  const labels = file.contents === 'records' ? recordLabels(bytes, name) : parseLabels(bytes, name);
  const wrong = countsOf(labels).findIndex((count) => count !== perClass);
  if (wrong < 0) return;
  const count = countsOf(labels)[wrong];
  throw notOfThisSet(name, describe(file, bytes, name), said('unbalanced', { label: wrong, count, each: perClass }));
}
