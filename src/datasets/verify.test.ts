import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { gzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { DataFile } from './dataset';
import { idxFile, imagesFile, labelsFile } from './files-fixture';
import { packedPath, verifyFile } from './verify';

const images = imagesFile(4, 2, 2);
const labels = labelsFile(20, 10);
const imagesEntry: DataFile = { role: 'train-images', contents: 'images', path: 'x/images', mirrors: [] };
const labelsEntry: DataFile = { role: 'train-labels', contents: 'labels', path: 'x/labels', mirrors: [] };

test('a file with an official checksum is checked by it', () => {
  const file = { ...imagesEntry, bytes: images.length, sha256: bytesToHex(sha256(images)) };
  const verified = { bytes: images, check: 'sha256', holds: '4 images of 2 × 2 pixels' };
  expect(verifyFile(file, images)).toEqual(verified);
  expect(verifyFile(file, gzipSync(images))).toEqual(verified);
  const changed = images.slice();
  changed[30] ^= 1;
  expect(() => verifyFile(file, changed)).toThrow(
    /^x\/images \(train-images\): has SHA-256 [0-9a-f]{64}, expected [0-9a-f]{64}\.$/,
  );
});

test('a file without one is checked by size, format and labels, and that is said', () => {
  const file = { ...labelsEntry, bytes: labels.length, perClass: 2 };
  expect(verifyFile(file, labels)).toEqual({
    bytes: labels,
    check: 'contents',
    holds: '20 labels of 10 classes with 2 each',
  });
  expect(() => verifyFile({ ...file, bytes: 100 }, labels)).toThrow(
    'x/labels (train-labels): has 28 bytes (20 labels of 10 classes with 2 each), expected 100.',
  );
  expect(() => verifyFile(file, idxFile([2049, 3], [0, 1, 1]))).toThrow(
    'x/labels (train-labels): class 0 has 1 labels, expected 2 of every class.',
  );
});

test('nothing larger than the file should be is unpacked', () => {
  const file = { ...imagesEntry, bytes: 20 };
  expect(() => verifyFile(file, gzipSync(images))).toThrow('unpacks to more than 20 bytes.');
});

test('the page looks for gzipped files in its own data folder', () => {
  expect(packedPath(imagesEntry)).toBe('data/x/images.gz');
});
