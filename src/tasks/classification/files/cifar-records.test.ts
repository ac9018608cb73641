import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyImage, countRecords, labelOf } from './cifar-records';
import { filesFor, recordsFile } from './files-fixture';
import { dataSets } from '../data-sets';
import { verifyFile } from './verify';

const cifar = dataSets.get('cifar-10');
const settings = { set: 'cifar-10', train: 120, validation: 60, test: 60, difficulty: 0, noise: 0 };

test('a record is a label and three planes, which become the channels of each pixel', () => {
  const bytes = recordsFile(3, 7);
  expect(countRecords(bytes, 'x', 10)).toBe(3);
  expect([0, 1, 2].map((record) => labelOf(bytes, record))).toEqual([0, 1, 2]);
  bytes[3073 + 1 + 1024 + 33] = 200; // second record, green, row 1, column 1
  const pixels = new Uint8Array(3072);
  copyImage(bytes, 1, pixels, 0);
  expect([...pixels.subarray(0, 3)]).toEqual([8, 9, 10]);
  expect([...pixels.subarray(33 * 3, 33 * 3 + 3)]).toEqual([8, 200, 10]);
});

test('files of another size or with other labels are refused, by name', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), (length) => {
      fc.pre(length % 3073 !== 0 || length === 0);
      expect(() => countRecords(new Uint8Array(length), 'x.bin', 10)).toThrow(
        `x.bin: has ${length} bytes, expected a multiple of 3073`,
      );
    }),
  );
  const bytes = recordsFile(2);
  bytes[3073] = 10;
  expect(() => countRecords(bytes, 'x.bin', 10)).toThrow('x.bin: label 1 is 10, expected 0 to 9.');
});

test('each batch has its size and the test batch 1,000 images of every class', () => {
  const test = cifar.files[5];
  expect(test.bytes).toBe(30_730_000);
  const file = { ...test, bytes: undefined, perClass: 10 };
  expect(verifyFile(file, recordsFile(100))).toMatchObject({
    check: 'contents',
    holds: { english: '100 colour images of 32 × 32 pixels, 100 labels of 10 classes with 10 each' },
  });
  expect(() => verifyFile(file, recordsFile(99))).toThrow('(class 9 has 9 labels, expected 10 of every class)');
  expect(() => verifyFile({ ...test, perClass: undefined }, recordsFile(100))).toThrow(
    '(it has 307300 bytes, expected 30730000)',
  );
});

test('training and validation images are different ones, of the five batches', () => {
  const splits = cifar.load(settings, 1, filesFor(cifar));
  const numbers = (name: 'train' | 'validation') =>
    Array.from({ length: splits[name].count }, (_, k) => splits[name].inputs[k * 3072]);
  const all = [...numbers('train'), ...numbers('validation')];
  expect(new Set(all).size).toBe(180); // of 200, each once
});
