import { expect, test } from 'vitest';
import { dataSets } from './data-sets';
import type { Settings } from './settings';
import { filesFor, idxFile, imagesFile, labelsFile } from './files/files-fixture';
import { inputShapeOf, loadSplits } from './prepare';

const settings = (more: Partial<Settings>): Settings => ({
  set: 'textures',
  train: 50,
  validation: 20,
  test: 20,
  difficulty: 0.5,
  noise: 0,
  ...more,
});

test('without settings nothing is done', () => {
  const plain = dataSets.get('textures').load(settings({}), 1, {});
  expect(loadSplits(settings({}), 1, {})).toEqual(plain);
  expect(loadSplits(settings({ imageSize: 'full', standardize: 'none' }), 1, {})).toEqual(plain);
});

test('half the size: each pixel is the rounded mean of four, channel by channel', () => {
  const full = loadSplits(settings({}), 1, {});
  const half = loadSplits(settings({ imageSize: 'half' }), 1, {});
  expect(half.inputShape).toEqual([16, 16, 3]);
  expect(half.train.inputs).toHaveLength(50 * 16 * 16 * 3);
  expect(half.train.labels).toEqual(full.train.labels);
  const at = (example: number, row: number, column: number, channel: number): number =>
    full.train.inputs[((example * 32 + row) * 32 + column) * 3 + channel];
  for (const [example, row, column, channel] of [
    [0, 0, 0, 0],
    [7, 15, 3, 1],
    [49, 9, 15, 2],
  ]) {
    const four = [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ].map(([y, x]) => at(example, 2 * row + y, 2 * column + x, channel));
    const mean = Math.floor(four.reduce((a, b) => a + b, 0) / 4 + 0.5);
    expect(half.train.inputs[((example * 16 + row) * 16 + column) * 3 + channel]).toBe(mean);
  }
});

test('odd sizes lose their last row and column; images too small are refused', () => {
  expect(inputShapeOf({ set: 'mnist', imageSize: 'quarter' })).toEqual([7, 7, 1]);
  expect(inputShapeOf({ set: 'moons', imageSize: 'half' })).toEqual([2]);
  expect(inputShapeOf({ set: 'idx', imageSize: 'half' })).toBeNull();
  const files = {
    ...filesFor(dataSets.get('idx')),
    'train-images': imagesFile(200, 3, 3),
    'test-images': imagesFile(100, 3, 3),
  };
  expect(loadSplits(settings({ set: 'idx', imageSize: 'half' }), 1, files).inputShape).toEqual([1, 1, 1]);
  expect(() => loadSplits(settings({ set: 'idx', imageSize: 'quarter' }), 1, files)).toThrow(
    'Images of 3 × 3 pixels cannot be made 4 times smaller.',
  );
});

test('standardization has the mean and deviation of the training images, by channel', () => {
  const { train, standardization } = loadSplits(settings({ standardize: 'per-channel' }), 1, {});
  for (const channel of [0, 1, 2]) {
    const values = [...train.inputs].filter((_, at) => at % 3 === channel).map((value) => value / 255);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(standardization?.mean[channel]).toBeCloseTo(mean, 12);
    expect(standardization?.standardDeviation[channel]).toBeCloseTo(Math.sqrt(variance), 10);
  }
  expect(loadSplits(settings({ set: 'moons', standardize: 'per-channel' }), 1, {}).standardization).toBeUndefined();
});

test('a constant channel cannot be standardized', () => {
  const files = { ...filesFor(dataSets.get('idx')), 'train-images': imagesFile(200, 28, 28).fill(9, 16) };
  expect(() => loadSplits(settings({ set: 'idx', standardize: 'per-channel' }), 1, files)).toThrow(
    'Channel 0 of the training images is 9 everywhere: it cannot be standardized.',
  );
});

test("transposed images have rows and columns swapped, channel by channel, in files of one's own only", () => {
  const files = {
    'train-images': idxFile(
      [2052, 300, 2, 3, 3],
      Uint8Array.from({ length: 300 * 18 }, (_, at) => at % 18),
    ),
    'train-labels': labelsFile(300, 3),
  };
  const load = (orientation?: 'upright' | 'transposed') =>
    loadSplits(settings({ set: 'idx', train: 50, validation: 20, test: 20, orientation }), 1, files);
  expect(load('upright')).toEqual(load());
  const { inputShape, train } = load('transposed');
  expect(inputShape).toEqual([3, 2, 3]);
  expect([...train.inputs.subarray(0, 18)]).toEqual([0, 1, 2, 9, 10, 11, 3, 4, 5, 12, 13, 14, 6, 7, 8, 15, 16, 17]);
  expect(loadSplits(settings({ orientation: 'transposed' }), 1, {})).toEqual(loadSplits(settings({}), 1, {}));
});
