/** From files as they were read to the files of a data set: which is which, and whether they belong together. */
import type { Sentence } from '../../../problem';
import { said } from './problems';
import { said as saidOfData } from '../problems';
import { assembleOwn } from './assemble-own';
import { DataFileError, MissingFile } from './data-file-error';
import { dataSets } from '../data-sets';
import type { DataSet } from '../dataset';
import { isMeant, type Holding } from './format';
import {
  describeInputs,
  imagesOf,
  inputsFile,
  labelsOf,
  missing,
  type Assembled,
  type Examples,
  type Found,
} from './found';
import { readGiven, type ReadFile } from './given-files';
import { writeIdx } from './idx-format';
import type { Labels } from './labels';
import { isOwn } from './own-files';
import { verifyFile } from './verify';

export { readGiven };

type Read = Extract<ReadFile, { problem?: undefined }>;

/**
 * The files of a data set among those that were read. Of several errors the first cause is thrown:
 * a broken file rather than one that is missing without it.
 * @throws DataFileError naming the file, what it holds and what the set takes
 */
export function assemble(set: DataSet, read: readonly ReadFile[]): Assembled {
  const problems = read.flatMap(({ problem }) => (problem ? [problem] : []));
  const broken = problems.find((problem) => !problem.isForeign || isMeant(problem.file));
  if (broken) throw broken;
  const good = read.filter((file): file is Read => file.problem === undefined);
  if (good.length === 0) throw problems[0] ?? new DataFileError(set.id, said('no-file'));
  try {
    const assembled = takesRecords(set) ? assembleRecords(set, good) : assembleExamples(set, good);
    const left = problems.map(({ file }) => saidOfData('in-file', { file, problem: said('left-out') }));
    return { ...assembled, said: [...assembled.said, ...left] };
  } catch (error) {
    throw error instanceof MissingFile && problems.length > 0 ? problems[0] : error;
  }
}

/** The set that dropped files are for: the one in the form if it takes such files, else one of their kind. */
export function setFor(inForm: string, read: readonly ReadFile[]): DataSet {
  const areRecords = read.some((file) => file.problem === undefined && file.holds.kind === 'records');
  if (areRecords) return dataSets.get('cifar-10');
  const takes = dataSets.all.find((set) => set.id === inForm && set.files.length > 0 && !takesRecords(set));
  return takes ?? dataSets.get('idx');
}

const takesRecords = (set: DataSet): boolean => set.files.some(({ contents }) => contents === 'records');

const CHOOSE_OWN = said('choose-own');
const CHOOSE_CIFAR = said('choose-cifar');

/** Keeps the first file of a role; equal ones are one, and of two formats the first in order counts. */
function claim<T>(
  taken: Map<string, Found<T>>,
  role: string,
  found: Found<T>,
  areEqual: (a: T, b: T) => boolean,
): void {
  const other = taken.get(role);
  if (!other || found.order < other.order) taken.set(role, found);
  else if (found.order === other.order && !areEqual(found.value, other.value)) {
    throw new DataFileError(`${found.name} and ${other.name}`, said('both-look-like', { role }));
  }
}

const sameBytes = (a: ArrayLike<number>, b: ArrayLike<number>): boolean => {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
};

function assembleRecords(set: DataSet, read: readonly Read[]): Assembled {
  const taken = new Map<string, Found<Uint8Array>>();
  for (const { name, format, holds } of read) {
    if (holds.kind === 'names') continue;
    if (holds.kind !== 'records') {
      throw new DataFileError(
        name,
        said('no-records', { what: describe(holds), format: format.title, advice: CHOOSE_OWN }),
      );
    }
    claim(taken, holds.role, { name, order: format.order, value: holds.bytes }, sameBytes);
  }
  const files: Record<string, Uint8Array> = {};
  for (const file of set.files) {
    const found = taken.get(file.role);
    if (found) files[file.role] = verifyFile(file, found.value, found.name).bytes;
    else if (!file.optional) throw missing(file);
  }
  return { files, said: [], held: null };
}

/** "60000 images of 28 × 28 pixels and labels" */
function describe(holds: Holding): Sentence {
  if (holds.kind !== 'examples') return said(holds.kind === 'names' ? 'class-names' : 'cifar-records');
  const inputs = holds.inputs && describeInputs(holds.inputs);
  const labels = holds.labels && saidOfData('of-labels', { count: holds.labels.count });
  return inputs && labels ? said('both', { inputs, labels }) : (inputs ?? labels ?? said('class-names'));
}

function assembleExamples(set: DataSet, read: readonly Read[]): Assembled {
  const { inputs, labels }: Examples = { inputs: new Map(), labels: new Map() };
  const roles = set.files.map(({ role }) => role);
  let given: readonly string[] | null = null;
  for (const { name, format, holds } of read) {
    if (holds.kind === 'names') {
      given = holds.names;
      continue;
    }
    if (holds.kind === 'records') throw new DataFileError(name, said('records', { advice: CHOOSE_CIFAR }));
    const part = holds.part ?? 'train';
    if (!roles.includes(imagesOf(part))) {
      throw new DataFileError(
        name,
        said('looks-like', { role: imagesOf(part), roles: roles.join(', '), advice: CHOOSE_OWN }),
      );
    }
    const { order } = format;
    if (holds.inputs) {
      const value = { ...holds.inputs, kept: holds.kept };
      claim(inputs, imagesOf(part), { name, order, value }, (a, b) => sameBytes(a.values, b.values));
    }
    if (holds.labels) {
      claim(
        labels,
        labelsOf(part),
        { name, order, value: holds.labels },
        (a, b) => sameBytes(a.indices, b.indices) && a.names.join('\n') === b.names.join('\n'),
      );
    }
  }
  return isOwn(set) ? assembleOwn(set, { inputs, labels }, given) : assembleKnown(set, { inputs, labels });
}

function assembleKnown(set: DataSet, { inputs, labels }: Examples): Assembled {
  const files: Record<string, Uint8Array> = {};
  for (const file of set.files) {
    const images = inputs.get(file.role);
    const found = labels.get(file.role);
    if (images) files[file.role] = verifyFile(file, inputsFile(images.value), images.name).bytes;
    else if (found) files[file.role] = verifyFile(file, labelsFile(found), found.name).bytes;
    else if (!file.optional) throw missing(file);
  }
  return { files, said: [], held: null };
}

/** Labels that are the numbers of their classes. */
function labelsFile({ name, value: { count, names, indices } }: Found<Labels>): Uint8Array {
  const numbers = names.map(Number);
  const wrong = numbers.findIndex((number) => !Number.isInteger(number) || number < 0 || number > 255);
  if (wrong >= 0) throw new DataFileError(name, said('label-no-class', { label: names[wrong], advice: CHOOSE_OWN }));
  return writeIdx(
    'uint8',
    [count],
    Uint8Array.from(indices, (index) => numbers[index]),
  );
}
