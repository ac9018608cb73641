import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dataSets } from '../data-sets';
import type { Asked } from '../dataset';
import { idxFile, imagesFile, labelsFile, smallFiles } from './files-fixture';
import { verifyFile } from './verify';

const settings: Asked = {
  set: 'idx',
  train: 150,
  validation: 50,
  test: 60,
  difficulty: 0,
  noise: 0,
};
const idx = dataSets.get('idx');
// every pixel of image k is k
const numbers = (inputs: ArrayLike<number>): number[] => Array.from(inputs).filter((_, at) => at % 9 === 0);

describe('splits of IDX files', () => {
  const files = smallFiles(3, 200, 100, 10);

  test('shape and classes come from the files', () => {
    const splits = idx.load(settings, 1, files);
    expect(splits.inputShape).toEqual([3, 3, 1]);
    expect(splits.classNames).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });

  test('training and validation share no example and can use all', () => {
    const { train, validation } = idx.load(settings, 1, files);
    const used = [...numbers(train.inputs), ...numbers(validation.inputs)];
    expect(used.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, k) => k));
  });

  test('labels stay with their images', () => {
    const { train, validation, test } = idx.load(settings, 1, files);
    for (const part of [train, validation, test]) {
      expect([...part.labels]).toEqual(numbers(part.inputs).map((k) => k % 10));
    }
  });

  test('the number of training images does not change which validate, nor the other way', () => {
    const { train, validation } = idx.load(settings, 1, files);
    expect(idx.load({ ...settings, train: 20 }, 1, files).validation).toEqual(validation);
    expect(idx.load({ ...settings, validation: 20 }, 1, files).train).toEqual(train);
  });

  test('fewer test images than there are come from the whole file, by the seed', () => {
    const [one, two] = [1, 2].map((seed) => numbers(idx.load(settings, seed, files).test.inputs));
    expect(new Set(one).size).toBe(60);
    expect(Math.max(...one)).toBeGreaterThan(60);
    expect(two).not.toEqual(one);
  });

  test('without test files, test images are set aside from the training files', () => {
    const pair = { 'train-images': files['train-images'], 'train-labels': files['train-labels'] };
    const fewer = { ...settings, train: 90 };
    const { train, validation, test } = idx.load(fewer, 1, pair);
    const used = [train, validation, test].flatMap(({ inputs }) => numbers(inputs));
    expect(used.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, k) => k));
    expect(() => idx.load(settings, 1, pair)).toThrow(
      'own/train-images (train-images): has 140 examples to give, but 150 train + 50 validation were asked for.',
    );
  });

  test('files that do not belong together are refused', () => {
    expect(() => idx.load(settings, 1, { ...files, 'test-images': imagesFile(100, 4, 3) })).toThrow(
      'own/test-images (test-images): holds images of 4 × 3 pixels, ' +
        'expected 3 × 3 as in own/train-images (train-images).',
    );
    expect(() => idx.load(settings, 1, { ...files, 'test-labels': labelsFile(99, 10) })).toThrow(
      'own/test-labels (test-labels): holds 99 labels, expected 100, ' +
        'one for each example of own/test-images (test-images).',
    );
    const { 'test-labels': _, ...three } = files;
    expect(() => idx.load(settings, 1, three)).toThrow('own/test-labels (test-labels): this file is missing.');
  });

  test('files with too few examples are refused', () => {
    expect(() => idx.load({ ...settings, test: 101 }, 1, files)).toThrow(
      'own/test-images (test-images): has 100 examples to give, but 101 test were asked for.',
    );
  });

  test('MNIST has labels 0 to 9', () => {
    const labels = idxFile([2049, 200], new Uint8Array(200).fill(10));
    expect(() => dataSets.get('mnist').load(settings, 1, { ...smallFiles(28), 'train-labels': labels })).toThrow(
      'mnist/train-labels-idx1-ubyte (train-labels): label 0 is 10, expected 0 to 9.',
    );
  });
});

// a folder with mnist/train-images-idx3-ubyte.gz and the other three files, where there is one
const folder = process.env.TICKET_LAB_DATA;

test.each(folder ? [folder] : [])(
  'MNIST in %s is the original, in the paper’s split',
  (from) => {
    const mnist = dataSets.get('mnist');
    const verified = mnist.files.map((file) => verifyFile(file, readFileSync(join(from, `${file.path}.gz`))));
    expect(verified.map(({ check }) => check)).toEqual(mnist.files.map(() => 'sha256'));
    const bytes = Object.fromEntries(mnist.files.map(({ role }, k) => [role, verified[k].bytes] as const));
    const sizes = { train: 55_000, validation: 5_000, test: 10_000 };
    const { train, validation, test } = mnist.load({ ...settings, ...sizes }, 1, bytes);
    const counts = Array.from({ length: 10 }, () => 0);
    for (const { labels } of [train, validation]) for (const label of labels) counts[label] += 1;
    // images per digit in the training files, counted from the original distribution
    expect(counts).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);
    expect([train.count, validation.count, test.count]).toEqual([55_000, 5_000, 10_000]);
  },
  30_000,
);
