import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fingerprint } from '../recording/fingerprint';
import { readRecording, writeRecording } from './file';
import { migratedFile, migratedPoints, migratedRun } from './migrations';

const columns1 = {
  step: [50, 100],
  validationLoss: [0.5, NaN],
  validationAccuracy: [0.5, 0.25],
  testAccuracy: [0.75, null],
  trainAccuracy: [1, null],
};
const columns2 = {
  step: [50, 100],
  'validation.loss': [0.5, null],
  'validation.accuracy': [0.5, 0.25],
  'test.accuracy': [0.75, null],
  'train.accuracy': [1, null],
};

it('gives the columns of version 1 the names of metrics; a loss that was no number is none', () => {
  expect(migratedPoints(columns1)).toEqual(columns2);
  expect(migratedPoints(columns2)).toBe(columns2);
  const row1 = { step: 50, validationLoss: Infinity, validationAccuracy: 0.5, testAccuracy: null, trainAccuracy: 1 };
  const row2 = {
    step: 50,
    'validation.loss': null,
    'validation.accuracy': 0.5,
    'test.accuracy': null,
    'train.accuracy': 1,
  };
  expect(migratedRun({ step: 9, points: [row1] })).toEqual({ step: 9, points: [row2] });
  expect(migratedRun({ weights: [], points: columns1 })).toEqual({ weights: [], points: columns2 });
});

it('leaves what is no file, no run, or of this version as it is', () => {
  for (const other of [null, 7, 'text', [], {}, { version: 2, runs: [{ points: columns1 }] }, { version: 3 }])
    expect(migratedFile(other)).toBe(other);
  for (const other of [null, 7, [], { weights: [] }]) expect(migratedRun(other)).toEqual(other);
  expect(migratedFile({ version: 1, runs: 'none' })).toEqual({ version: 2, runs: 'none' });
});

it('reads what was shipped as version 1 to the numbers that it states', async () => {
  const text = readFileSync('public/recordings/moons-narrow.json', 'utf8');
  expect(JSON.parse(text)).toMatchObject({ version: 1 });
  const recording = await readRecording(text);
  expect(recording.version).toBe(2);
  const again = await readRecording(await writeRecording(recording));
  expect(again).toEqual(recording);
  expect(fingerprint(again)).toBe(fingerprint(recording));
});
