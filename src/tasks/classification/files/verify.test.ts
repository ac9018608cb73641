import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { gzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { DataFile } from '../dataset';
import { idxFile, imagesFile, labelsFile } from './files-fixture';
import { packedPath, verifyFile } from './verify';

const images = imagesFile(4, 2, 2);
const labels = labelsFile(20, 10);
const imagesEntry: DataFile = { role: 'train-images', contents: 'images', path: 'x/images', mirrors: [] };
const labelsEntry: DataFile = { role: 'train-labels', contents: 'labels', path: 'x/labels', mirrors: [] };

test('a file with an official checksum is checked by it', () => {
  const file = { ...imagesEntry, bytes: images.length, sha256: bytesToHex(sha256(images)) };
  const verified = {
    bytes: images,
    check: 'sha256',
    holds: expect.objectContaining({ english: '4 images of 2 × 2 pixels' }),
  };
  expect(verifyFile(file, images)).toEqual(verified);
  expect(verifyFile(file, gzipSync(images))).toEqual(verified);
  const changed = images.slice();
  changed[30] ^= 1;
  expect(() => verifyFile(file, changed)).toThrow(
    "x/images (train-images): is well-formed (4 images of 2 × 2 pixels), but not this data set's (its SHA-256 is another one): choose Own IDX files (data.set=idx) to train on it.",
  );
});

test('a file without one is checked by size, format and labels, and that is said', () => {
  const file = { ...labelsEntry, bytes: labels.length, perClass: 2 };
  expect(verifyFile(file, labels)).toEqual({
    bytes: labels,
    check: 'contents',
    holds: expect.objectContaining({ english: '20 labels of 10 classes with 2 each' }),
  });
  expect(() => verifyFile({ ...file, bytes: 100 }, labels)).toThrow(
    "(20 labels of 10 classes with 2 each), but not this data set's (it has 28 bytes, expected 100): choose Own IDX files",
  );
  expect(() => verifyFile({ ...file, bytes: 11 }, idxFile([2049, 3], [0, 1, 1]))).toThrow(
    '(class 0 has 1 labels, expected 2 of every class): choose Own IDX files',
  );
});

test('nothing larger than the file should be is unpacked', () => {
  const file = { ...imagesEntry, bytes: 20 };
  expect(() => verifyFile(file, gzipSync(images))).toThrow('unpacks to more than 20 bytes.');
});

test('the page looks for gzipped files in its own data folder', () => {
  expect(packedPath(imagesEntry)).toBe('data/x/images.gz');
});
