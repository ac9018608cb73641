/** Files of other kinds that people have: each is named for what it is, with what to do. */
import { DataFileError } from './data-file-error';
import { baseName } from './format';

interface Foreign {
  readonly is: (head: Uint8Array, name: string) => boolean;
  /** after the file's name */
  readonly says: string;
}

/** Begins with these characters or bytes, from `at` on. */
const begins =
  (signature: string | readonly number[], at = 0): Foreign['is'] =>
  (head) =>
    [...signature].every((one, k) => head[at + k] === (typeof one === 'string' ? one.charCodeAt(0) : one));

const either =
  (...tests: readonly Foreign['is'][]): Foreign['is'] =>
  (head, name) =>
    tests.some((is) => is(head, name));

/** "<" after any white space: neither data nor archives begin so. */
export const isMarkup = (head: Uint8Array): boolean =>
  head[0] !== 0 && head.subarray(0, 256).find((byte) => byte > 0x20) === 0x3c;

/** Protocols 2 to 5 say so; 0 and 1 open a dictionary, a list or a tuple. */
const isPickle: Foreign['is'] = either(
  (head) => head[0] === 0x80 && head[1] >= 2 && head[1] <= 5,
  begins('(dp'),
  begins('(lp'),
);

/** A coarse and a fine label in front of each image, in train.bin and test.bin. */
const isCifar100: Foreign['is'] = (head, name) =>
  /^(train|test)\.bin$/i.test(baseName(name)) && head.length >= 2 && head[0] < 20 && head[1] < 100;

const ARCHIVE = 'unpack it first and give the files in it.';
const PICTURE = 'data sets come as IDX, CSV, NPZ or CIFAR-10 files, not as single pictures.';
const CONVERT = 'save the numbers as NPZ (numpy.savez with x_train, y_train, x_test, y_test), IDX or CSV.';

const FOREIGN: readonly Foreign[] = [
  { is: begins([0x1f, 0x8b]), says: 'is gzipped twice: unpack it once and give what comes out.' },
  { is: begins('PK'), says: `is a zip archive inside another archive: ${ARCHIVE}` },
  { is: isMarkup, says: 'is a web page, not data; the server seems to have no such file.' },
  {
    is: begins('version https://git-lfs'),
    says: 'is a Git LFS pointer, not the file itself: run git lfs pull, or download the file from its page.',
  },
  {
    is: isPickle,
    says: `is a Python pickle (so is CIFAR's “python version”); pickles can run code and are not read: take the binary version of CIFAR-10, or save the arrays with numpy.savez.`,
  },
  {
    is: isCifar100,
    says: 'is CIFAR-100, whose records have two labels; of CIFAR, the binary version of CIFAR-10 is read: data_batch_1.bin … data_batch_5.bin and test_batch.bin.',
  },
  { is: begins('MATLAB 5.0'), says: `is a MATLAB file: ${CONVERT}` },
  { is: begins([0x89, 0x48, 0x44, 0x46]), says: `is an HDF5 file (.h5, or .mat of version 7.3): ${CONVERT}` },
  { is: either(begins('PAR1'), begins('ARROW1')), says: `is a Parquet or Arrow file: ${CONVERT}` },
  { is: begins([0x89, 0x50, 0x4e, 0x47]), says: `is a PNG picture: ${PICTURE}` },
  { is: begins([0xff, 0xd8, 0xff]), says: `is a JPEG picture: ${PICTURE}` },
  { is: begins('GIF8'), says: `is a GIF picture: ${PICTURE}` },
  { is: begins('WEBP', 8), says: `is a WebP picture: ${PICTURE}` },
  { is: begins('%PDF'), says: 'is a PDF document, not data.' },
  { is: begins('ustar', 257), says: `is a tar archive: ${ARCHIVE}` },
  { is: begins('Rar!'), says: `is a RAR archive: ${ARCHIVE}` },
  { is: begins([0x37, 0x7a, 0xbc, 0xaf]), says: `is a 7-Zip archive: ${ARCHIVE}` },
  { is: begins([0xfd, 0x37, 0x7a, 0x58, 0x5a]), says: `is an xz archive: ${ARCHIVE}` },
  { is: begins([0x28, 0xb5, 0x2f, 0xfd]), says: `is a Zstandard archive: ${ARCHIVE}` },
  {
    is: (head) => begins('BZh')(head, '') && head[3] >= 0x31 && head[3] <= 0x39,
    says: `is a bzip2 archive: ${ARCHIVE}`,
  },
  { is: begins('SQLite format 3'), says: `is an SQLite database: ${CONVERT}` },
  { is: (head) => [0x7b, 0x5b].includes(head.find((byte) => byte > 0x20) ?? 0), says: `is JSON: ${CONVERT}` },
];

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** What to say of a file that no format recognises. @param head its first bytes */
export function foreignFile(head: Uint8Array, name: string): DataFileError {
  if (head.length === 0) return new DataFileError(name, 'is empty (0 bytes).');
  const known = FOREIGN.find(({ is }) => is(head, name));
  const says =
    known?.says ??
    `is neither IDX, CSV, NPZ nor CIFAR-10's binary version; it begins with the bytes ${[...head.subarray(0, 8)].map(hex).join(' ')}.`;
  return new DataFileError(name, says, { foreign: true });
}
