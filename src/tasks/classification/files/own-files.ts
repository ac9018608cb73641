/** The files of a set of one's own: parts, and the names of its classes. */
import { said } from '../problems';
import { DataFileError } from './data-file-error';
import type { DataSet } from '../dataset';
import { MOST_CLASSES } from './file-limits';
import type { Part } from './format';

/** Does a set hold a person's own examples? Only its files tell their shape. */
export const isOwn = ({ inputShape }: DataSet): boolean => inputShape === null;

export const PARTS: readonly Part[] = ['train', 'validation', 'test'];

/** Role of the file with the names of classes, one in each line; without it they are 0, 1, 2 … */
export const CLASS_NAMES = 'class-names';

export const writeClassNames = (names: readonly string[]): Uint8Array => new TextEncoder().encode(names.join('\n'));

/** @throws DataFileError where there are more names than classes are allowed */
export function readClassNames(bytes: Uint8Array, name: string): readonly string[] {
  const names = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter((one) => one !== '');
  if (names.length < 1 || names.length > MOST_CLASSES || new Set(names).size < names.length) {
    throw new DataFileError(name, said('names', { count: names.length, most: MOST_CLASSES }));
  }
  return names;
}

/** How many examples files of one's own hold; null: set aside from those for training. */
export interface HeldExamples {
  readonly train: number;
  readonly validation: number | null;
  readonly test: number | null;
}

/** Fewest examples that an experiment takes for each of training, validation and test. */
export const LEAST = 100;

/** Numbers of examples brought within what the files hold; those wanted where they fit. */
export function fitted<T extends { readonly train: number; readonly validation: number; readonly test: number }>(
  wanted: T,
  held: HeldExamples,
): T {
  const validation = Math.min(wanted.validation, held.validation ?? Infinity);
  const test = Math.min(wanted.test, held.test ?? Infinity);
  const shared = [held.validation === null ? validation : 0, held.test === null ? test : 0];
  const sum = wanted.train + shared[0] + shared[1];
  if (sum <= held.train) return { ...wanted, validation, test };
  // in the same proportions, in hundreds, so that the form's steps reach them
  const part = (count: number): number => Math.max(Math.floor((count / sum) * (held.train / LEAST)) * LEAST, LEAST);
  const [forValidation, forTest] = [
    held.validation === null ? part(shared[0]) : validation,
    held.test === null ? part(shared[1]) : test,
  ];
  const taken = (held.validation === null ? forValidation : 0) + (held.test === null ? forTest : 0);
  return { ...wanted, train: Math.min(wanted.train, held.train - taken), validation: forValidation, test: forTest };
}
