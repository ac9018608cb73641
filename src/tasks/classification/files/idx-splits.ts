/** From IDX files to training, validation and test examples. */
import { said } from '../problems';
import { permutation, stream } from '../../../lottery/random/stream';
import { DataFileError, MissingFile } from './data-file-error';
import type { Examples } from '../../../engine/examples';
import type { DataFile, Splits } from '../dataset';
import type { DataFiles, DataSettings } from '../../task';
import type { Part } from './format';
import { checkPair, parseInputs, parseLabels } from './idx-format';
import { fileName } from './file-name';

interface LabelledInputs {
  readonly count: number;
  readonly inputShape: readonly number[];
  readonly inputs: Uint8Array | Float32Array;
  readonly labels: Uint8Array;
  /** name of the inputs' file, for errors */
  readonly name: string;
}

/**
 * The three splits of an IDX set.
 *
 * Validation and training examples are the two ends of one permutation of the training files
 * (stream "split"), so the number of one never changes which images are the other. Test examples
 * are the start of a permutation of the test files (stream "split/test"): the first half of MNIST's
 * is easier than the second. Without test files they are set aside from the training files.
 *
 * With validation files somebody has split already: each part is taken from its start, in its
 * order, so that exported examples come back as they were.
 * @param classNames `null`: 0, 1, … up to the largest label
 */
export function splitIdx(
  files: readonly DataFile[],
  bytes: DataFiles,
  settings: DataSettings,
  seed: number,
  classNames: readonly string[] | null,
): Splits {
  const read = (part: Part) => readPart(part, files, bytes, classNames?.length);
  const train = read('train') ?? missing(files, 'train-images');
  const [validation, test] = [read('validation'), read('test')];
  for (const part of [validation, test]) if (part) checkSameShape(train, part);
  const names = classNames ?? numbered(Math.max(...[train, validation, test].map((part) => largest(part?.labels))) + 1);
  const chosen = validation ? inTheirOrder(train, validation, test, settings) : drawn(train, test, settings, seed);
  return { inputShape: train.inputShape, classNames: names, ...chosen };
}

type Chosen = Pick<Splits, 'train' | 'validation' | 'test'>;

function drawn(train: LabelledInputs, given: LabelledInputs | null, settings: DataSettings, seed: number): Chosen {
  const test = given ?? train;
  const testOrder = permutation(stream(seed, 'split', 'test'), test.count);
  requireExamples(test, test.count, { test: settings.test });
  const left = given
    ? Uint32Array.from({ length: train.count }, (_, index) => index)
    : testOrder.slice(settings.test).toSorted();
  const { train: trainCount, validation } = settings;
  requireExamples(train, left.length, { train: trainCount, validation });
  const order = permutation(stream(seed, 'split'), left.length).map((at) => left[at]);
  return {
    train: take(train, order.slice(order.length - trainCount).toReversed()),
    validation: take(train, order.slice(0, validation)),
    test: take(test, testOrder.slice(0, settings.test)),
  };
}

function inTheirOrder(
  train: LabelledInputs,
  validation: LabelledInputs,
  given: LabelledInputs | null,
  settings: DataSettings,
): Chosen {
  const first = (part: LabelledInputs, from: number, count: number, what: string): Examples => {
    requireExamples(part, part.count - from, { [what]: count });
    return take(
      part,
      Uint32Array.from({ length: count }, (_, at) => from + at),
    );
  };
  return {
    train: first(train, 0, settings.train, 'train'),
    validation: first(validation, 0, settings.validation, 'validation'),
    // without test files, from behind those for training
    test: given ? first(given, 0, settings.test, 'test') : first(train, settings.train, settings.test, 'test'),
  };
}

/** A part's inputs and labels; null when neither file is there. @throws DataFileError when only one is */
function readPart(part: Part, files: readonly DataFile[], bytes: DataFiles, classes?: number): LabelledInputs | null {
  const [imagesFile, labelsFile] = [`${part}-images`, `${part}-labels`].map((role) =>
    files.find((file) => file.role === role),
  );
  if (!imagesFile || !labelsFile) return null;
  const [images, labels] = [imagesFile, labelsFile].map(({ role }): Uint8Array | undefined => bytes[role]);
  if (!images && !labels) return null;
  if (!images) return missing(files, imagesFile.role);
  if (!labels) return missing(files, labelsFile.role);
  const [imagesName, labelsName] = [fileName(imagesFile), fileName(labelsFile)];
  const { count, inputShape, values } = parseInputs(images, imagesName);
  const numbers = parseLabels(labels, labelsName, classes);
  checkPair(count, imagesName, numbers.length, labelsName);
  return { count, inputShape, inputs: values, labels: numbers, name: imagesName };
}

function missing(files: readonly DataFile[], role: string): never {
  const file = files.find((one) => one.role === role);
  throw new MissingFile(file ? fileName(file) : role);
}

function checkSameShape(train: LabelledInputs, other: LabelledInputs): void {
  const [wanted, found] = [train, other].map(({ inputShape }) =>
    inputShape.filter((length, axis) => axis < 2 || length > 1).join(' × '),
  );
  if (wanted !== found) {
    throw new DataFileError(other.name, said('size-of-images', { found, wanted, file: train.name }));
  }
}

/** @throws DataFileError when a file holds fewer examples than asked for. */
function requireExamples({ name }: LabelledInputs, held: number, asked: Record<string, number>): void {
  const sum = Object.values(asked).reduce((a, b) => a + b, 0);
  if (sum <= held) return;
  const parts = Object.entries(asked).map(([split, count]) => `${count} ${split}`);
  throw new DataFileError(name, said('too-few-to-give', { held, asked: parts.join(' + ') }));
}

/** Copies the chosen examples, in this order. */
function take({ inputShape, inputs: all, labels }: LabelledInputs, order: Uint32Array): Examples {
  const size = inputShape.reduce((product, length) => product * length, 1);
  const inputs =
    all instanceof Uint8Array ? new Uint8Array(order.length * size) : new Float32Array(order.length * size);
  order.forEach((from, to) => {
    inputs.set(all.subarray(from * size, (from + 1) * size), to * size);
  });
  return { count: order.length, inputs, labels: Uint8Array.from(order, (from) => labels[from]) };
}

const largest = (labels: Uint8Array | undefined): number => labels?.reduce((a, b) => Math.max(a, b), 0) ?? 0;

const numbered = (count: number): string[] => Array.from({ length: count }, (_, k) => String(k));
