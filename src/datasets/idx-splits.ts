/** From IDX files to training, validation and test examples. */
import { permutation, stream } from '../lottery/random/stream';
import type { DataFile, DataFiles, DataSettings, Examples, Splits } from './dataset';
import { checkPair, parseImages, parseLabels, type IdxImages } from './idx-format';
import { fileName } from './verify';

/** The roles of the four files, in this order in every set. */
export const IDX_ROLES = ['train-images', 'train-labels', 'test-images', 'test-labels'] as const;

interface LabelledImages {
  readonly images: IdxImages;
  readonly labels: Uint8Array;
  /** name of the images' file, for errors */
  readonly name: string;
}

/**
 * The three splits of an IDX set.
 *
 * Validation and training examples are the two ends of one permutation of the training files
 * (stream "split"), so the number of one never changes which images are the other. Test examples
 * are the start of a permutation of the test files (stream "split/test"): the first half of MNIST's
 * is easier than the second. Without test files they are set aside from the training files.
 * @param classNames `null`: 0, 1, … up to the largest label
 */
export function splitIdx(
  files: readonly DataFile[],
  bytes: DataFiles,
  settings: DataSettings,
  seed: number,
  classNames: readonly string[] | null,
): Splits {
  const [trainImages, trainLabels, testImages, testLabels] = files;
  const train = readPair(trainImages, trainLabels, bytes, classNames?.length);
  const hasTest = bytes[testImages.role] !== undefined || bytes[testLabels.role] !== undefined;
  const test = hasTest ? readPair(testImages, testLabels, bytes, classNames?.length) : train;
  checkSameSize(train, test);
  const names = classNames ?? numbered(Math.max(largest(train.labels), largest(test.labels)) + 1);

  const testOrder = permutation(stream(seed, 'split', 'test'), test.labels.length);
  requireExamples(test.name, test.labels.length, { test: settings.test });
  const left = hasTest
    ? Uint32Array.from({ length: train.labels.length }, (_, index) => index)
    : testOrder.slice(settings.test).toSorted();
  const { train: trainCount, validation } = settings;
  requireExamples(train.name, left.length, { train: trainCount, validation });
  const order = permutation(stream(seed, 'split'), left.length).map((at) => left[at]);
  return {
    inputShape: [train.images.rows, train.images.columns, 1],
    classNames: names,
    train: take(train, order.slice(order.length - trainCount).toReversed()),
    validation: take(train, order.slice(0, validation)),
    test: take(test, testOrder.slice(0, settings.test)),
  };
}

function readPair(
  imagesFile: DataFile,
  labelsFile: DataFile,
  bytes: DataFiles,
  classes?: number,
): LabelledImages {
  const [imagesName, labelsName] = [fileName(imagesFile), fileName(labelsFile)];
  const images = parseImages(bytesOf(imagesFile, bytes), imagesName);
  const labels = parseLabels(bytesOf(labelsFile, bytes), labelsName, classes);
  checkPair(images, imagesName, labels, labelsName);
  return { images, labels, name: imagesName };
}

function bytesOf(file: DataFile, bytes: DataFiles): Uint8Array {
  const found = bytes[file.role];
  if (found === undefined) throw new Error(`${fileName(file)}: this file is missing.`);
  return found;
}

function checkSameSize(train: LabelledImages, test: LabelledImages): void {
  const [wanted, found] = [train, test].map(({ images }) => `${images.rows} × ${images.columns}`);
  if (wanted !== found) {
    throw new Error(
      `${test.name}: holds images of ${found} pixels, expected ${wanted} as in ${train.name}.`,
    );
  }
}

/** @throws Error when a file holds fewer examples than asked for. */
function requireExamples(name: string, held: number, asked: Record<string, number>): void {
  const sum = Object.values(asked).reduce((a, b) => a + b, 0);
  if (sum <= held) return;
  const parts = Object.entries(asked).map(([split, count]) => `${count} ${split}`);
  throw new Error(
    `${name}: has ${held} examples to give, but ${parts.join(' + ')} were asked for.`,
  );
}

/** Copies the chosen images, in this order. */
function take({ images, labels }: LabelledImages, order: Uint32Array): Examples {
  const size = images.rows * images.columns;
  const inputs = new Uint8Array(order.length * size);
  order.forEach((from, to) => {
    inputs.set(images.pixels.subarray(from * size, (from + 1) * size), to * size);
  });
  return { count: order.length, inputs, labels: Uint8Array.from(order, (from) => labels[from]) };
}

const largest = (labels: Uint8Array): number => labels.reduce((a, b) => Math.max(a, b), 0);

const numbered = (count: number): string[] => Array.from({ length: count }, (_, k) => String(k));
