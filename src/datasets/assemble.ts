/** From files as they were read to the files of a data set: which is which, and whether they belong together. */
import { DataFileError } from './data-file-error';
import type { DataFile, DataFiles, DataSet } from './dataset';
import { MOST_CLASSES } from './file-limits';
import { fileName } from './file-name';
import type { Holding, Part } from './format';
import { isMeant, readGiven, type ReadFile } from './given-files';
import { checkPair, writeIdx, writeInputs } from './idx-format';
import type { Inputs, Scaling } from './inputs';
import { inOrder, moved, type Labels } from './labels';
import { CLASS_NAMES, LEAST, PARTS, writeClassNames, type HeldExamples } from './own-files';
import { verifyFile } from './verify';

export { readGiven };

/** The files, and what was understood. */
export interface Assembled {
  readonly files: DataFiles;
  /** in sentences */
  readonly said: readonly string[];
  /** of files of one's own; null: the set knows */
  readonly held: HeldExamples | null;
}

type Read = Extract<ReadFile, { problem?: undefined }>;

/** Examples by part and kind, with the name of the file that they come from. */
interface Found<T> {
  readonly name: string;
  readonly order: number;
  readonly value: T;
}

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
  if (good.length === 0) throw problems[0] ?? new DataFileError(set.id, 'no file was given.');
  try {
    const assembled = takesRecords(set) ? assembleRecords(set, good) : assembleExamples(set, good);
    const left = problems.map(({ file }) => `${file}: was left out.`);
    return { ...assembled, said: [...assembled.said, ...left] };
  } catch (error) {
    throw error instanceof MissingFile && problems.length > 0 ? problems[0] : error;
  }
}

/** Nothing is wrong with any file, but one is not there. */
class MissingFile extends DataFileError {}

const missing = (file: DataFile): MissingFile => new MissingFile(fileName(file), 'this file is missing.');

/** The set that dropped files are for: the one in the form if it takes such files, else one of their kind. */
export function setFor(inForm: DataSet, read: readonly ReadFile[]): string {
  const areRecords = read.some((file) => file.problem === undefined && file.holds.kind === 'records');
  if (areRecords) return 'cifar-10';
  return inForm.files.length > 0 && !takesRecords(inForm) ? inForm.id : 'idx';
}

const takesRecords = (set: DataSet): boolean => set.files.some(({ contents }) => contents === 'records');
const isOwn = (set: DataSet): boolean => set.inputShape === null;

const CHOOSE_OWN = 'choose Own IDX files (data.set=idx) to train on it';
const CHOOSE_CIFAR = 'choose CIFAR-10 (data.set=cifar-10) for it';

/** Keeps the first file of a role; equal ones are one, and of two formats the first in order counts. */
function claim<T>(taken: Map<string, Found<T>>, role: string, found: Found<T>, areEqual: (a: T, b: T) => boolean): void {
  const other = taken.get(role);
  if (!other || found.order < other.order) taken.set(role, found);
  else if (found.order === other.order && !areEqual(found.value, other.value)) {
    throw new DataFileError(`${found.name} and ${other.name}`, `both look like ${role}.`);
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
      throw new DataFileError(name, `holds ${describe(holds)} in ${format.title}; this data set takes records of CIFAR-10: ${CHOOSE_OWN}.`);
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
function describe(holds: Holding): string {
  if (holds.kind !== 'examples') return holds.kind === 'names' ? 'names of classes' : 'records of CIFAR-10';
  const { inputs, labels } = holds;
  const parts = [inputs && describeInputs(inputs), labels && `${labels.count} labels`];
  return parts.filter((part) => part !== undefined).join(' and ');
}

const describeInputs = ({ count, inputShape }: Inputs): string =>
  inputShape.length === 1
    ? `${count} points in the plane`
    : `${count} ${inputShape[2] === 3 ? 'colour images' : 'images'} of ${inputShape[0]} × ${inputShape[1]} pixels`;

interface Examples {
  readonly inputs: Map<string, Found<Inputs & { readonly kept?: Uint8Array }>>;
  readonly labels: Map<string, Found<Labels>>;
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
    if (holds.kind === 'records') throw new DataFileError(name, `holds records of CIFAR-10: ${CHOOSE_CIFAR}.`);
    const part = holds.part ?? 'train';
    if (!roles.includes(imagesOf(part))) {
      throw new DataFileError(name, `looks like ${imagesOf(part)}; this data set takes ${roles.join(', ')}: ${CHOOSE_OWN}.`);
    }
    const { order } = format;
    if (holds.inputs) {
      const value = { ...holds.inputs, kept: holds.kept };
      claim(inputs, imagesOf(part), { name, order, value }, (a, b) => sameBytes(a.values, b.values));
    }
    if (holds.labels) {
      claim(labels, labelsOf(part), { name, order, value: holds.labels }, (a, b) => sameBytes(a.indices, b.indices));
    }
  }
  return isOwn(set) ? assembleOwn(set, { inputs, labels }, given) : assembleKnown(set, { inputs, labels });
}

const imagesOf = (part: Part): string => `${part}-images`;
const labelsOf = (part: Part): string => `${part}-labels`;

/** A file of MNIST's format, as it was where it came so. */
const inputsFile = ({ kept, ...inputs }: Inputs & { readonly kept?: Uint8Array }): Uint8Array => kept ?? writeInputs(inputs);

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
  if (wrong >= 0) throw new DataFileError(name, `has the label ${names[wrong]}; this data set has classes by number: ${CHOOSE_OWN}.`);
  return writeIdx('uint8', [count], Uint8Array.from(indices, (index) => numbers[index]));
}

function assembleOwn(set: DataSet, { inputs, labels }: Examples, given: readonly string[] | null): Assembled {
  const files: Record<string, Uint8Array> = {};
  const there = PARTS.filter((part) => inputs.has(imagesOf(part)) || labels.has(labelsOf(part)));
  const pairs = there.map((part) => ({ part, images: inputs.get(imagesOf(part)), found: labels.get(labelsOf(part)) }));
  const wanted = (role: string): MissingFile => missing(set.files.find((file) => file.role === role) ?? set.files[0]);
  if (!inputs.has(imagesOf('train'))) throw wanted(imagesOf('train'));
  const occurring = inOrder([...new Set(pairs.flatMap(({ found }) => found?.value.names ?? []))]);
  const names = given ?? occurring;
  // with names of their own, labels are places among them
  const known = given ? given.map((_, at) => String(at)) : occurring;
  const [first] = pairs;
  for (const { part, images, found } of pairs) {
    if (!images) throw wanted(imagesOf(part));
    if (!found) throw wanted(labelsOf(part));
    checkPair(images.value.count, images.name, found.value.count, found.name);
    checkSameShape(images, first.images ?? images);
    const ofPart = LEAST * (part === 'train' ? 4 - there.length : 1);
    if (images.value.count < ofPart) {
      throw new DataFileError(images.name, `holds ${images.value.count} examples, expected at least ${ofPart}: ${LEAST} each for training, validation and test.`);
    }
    files[imagesOf(part)] = inputsFile(images.value);
    const strange = found.value.names.find((label) => !known.includes(label));
    if (strange !== undefined) throw new DataFileError(found.name, `has the label ${strange}; there are names of ${known.length} classes.`);
    files[labelsOf(part)] = writeIdx('uint8', [found.value.count], moved(found.value.indices, found.value.names, known));
  }
  if (names.length > MOST_CLASSES) throw new DataFileError(set.id, `has ${names.length} different labels; at most ${MOST_CLASSES} classes are allowed.`);
  if (names.length < 2) throw new DataFileError(pairs[0].found?.name ?? set.id, `has the label ${names[0]} only, expected at least 2 classes.`);
  // 0, 1, 2 … need no names, and the files are what they were
  if (names.some((name, at) => name !== String(at))) files[CLASS_NAMES] = writeClassNames(names);
  const countOf = (part: Part): number | null => inputs.get(imagesOf(part))?.value.count ?? null;
  const held = { train: countOf('train') ?? 0, validation: countOf('validation'), test: countOf('test') };
  return { files, held, said: saidOf(pairs.flatMap(({ part, images }) => (images ? [{ part, images }] : [])), names) };
}

function checkSameShape(images: Found<Inputs>, first: Found<Inputs>): void {
  const [wanted, held] = [first, images].map(({ value }) => value.inputShape.join(' × '));
  if (wanted !== held) throw new DataFileError(images.name, `holds examples of ${held} values, expected ${wanted} as in ${first.name}.`);
}

const SCALING: Readonly<Record<Scaling, string | null>> = {
  bytes: null, // as everybody expects
  unit: 'Values from 0 to 1 are taken as they are, in 256 grey levels.',
  'up-to-255': 'Values from 0 to 255 are divided by 255, in 256 grey levels.',
  points: 'Coordinates are taken as they are.',
};

function saidOf(parts: readonly { readonly part: Part; readonly images: Found<Inputs> }[], names: readonly string[]): string[] {
  const counts = parts.map(({ part, images }) => `${part}: ${describeInputs(images.value)}`).join('; ');
  const scaling = [...new Set(parts.map(({ images }) => SCALING[images.value.scaling]))].filter((text) => text !== null);
  const isEmnist = parts.some(({ images }) => /emnist/i.test(images.name) && images.value.inputShape.length === 3);
  return [
    `Read ${counts}; ${names.length} classes, ${names[0]} to ${names[names.length - 1]}.`,
    ...scaling,
    ...(isEmnist ? [`EMNIST's images lie on their side: set Orientation to Transposed.`] : []),
  ];
}
