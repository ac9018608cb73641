/** Files of other kinds that people have: each is named for what it is, with what to do. */
import type { Sentence } from '../../../problem';
import { said } from '../problems';
import { DataFileError } from './data-file-error';
import { baseName } from './format';

interface Foreign {
  readonly is: (head: Uint8Array, name: string) => boolean;
  /** after the file's name */
  readonly says: Sentence;
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

const ARCHIVE = said('unpack-first');
const PICTURE = said('no-pictures');
const CONVERT = said('convert');

const FOREIGN: readonly Foreign[] = [
  { is: begins([0x1f, 0x8b]), says: said('gzipped-twice') },
  { is: begins('PK'), says: said('inner-zip', { advice: ARCHIVE }) },
  { is: isMarkup, says: said('web-page') },
  {
    is: begins('version https://git-lfs'),
    says: said('git-lfs'),
  },
  {
    is: isPickle,
    says: said('pickle'),
  },
  {
    is: isCifar100,
    says: said('cifar-100'),
  },
  { is: begins('MATLAB 5.0'), says: said('matlab', { advice: CONVERT }) },
  { is: begins([0x89, 0x48, 0x44, 0x46]), says: said('hdf5', { advice: CONVERT }) },
  { is: either(begins('PAR1'), begins('ARROW1')), says: said('parquet', { advice: CONVERT }) },
  { is: begins([0x89, 0x50, 0x4e, 0x47]), says: said('png', { advice: PICTURE }) },
  { is: begins([0xff, 0xd8, 0xff]), says: said('jpeg', { advice: PICTURE }) },
  { is: begins('GIF8'), says: said('gif', { advice: PICTURE }) },
  { is: begins('WEBP', 8), says: said('webp', { advice: PICTURE }) },
  { is: begins('%PDF'), says: said('pdf') },
  { is: begins('ustar', 257), says: said('tar', { advice: ARCHIVE }) },
  { is: begins('Rar!'), says: said('rar', { advice: ARCHIVE }) },
  { is: begins([0x37, 0x7a, 0xbc, 0xaf]), says: said('seven-zip', { advice: ARCHIVE }) },
  { is: begins([0xfd, 0x37, 0x7a, 0x58, 0x5a]), says: said('xz', { advice: ARCHIVE }) },
  { is: begins([0x28, 0xb5, 0x2f, 0xfd]), says: said('zstandard', { advice: ARCHIVE }) },
  {
    is: (head) => begins('BZh')(head, '') && head[3] >= 0x31 && head[3] <= 0x39,
    says: said('bzip2', { advice: ARCHIVE }),
  },
  { is: begins('SQLite format 3'), says: said('sqlite', { advice: CONVERT }) },
  {
    is: (head) => [0x7b, 0x5b].includes(head.find((byte) => byte > 0x20) ?? 0),
    says: said('json', { advice: CONVERT }),
  },
];

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** What to say of a file that no format recognises. @param head its first bytes */
export function foreignFile(head: Uint8Array, name: string): DataFileError {
  if (head.length === 0) return new DataFileError(name, said('empty'));
  const known = FOREIGN.find(({ is }) => is(head, name));
  const says = known?.says ?? said('unknown-format', { bytes: [...head.subarray(0, 8)].map(hex).join(' ') });
  return new DataFileError(name, says, { foreign: true });
}
