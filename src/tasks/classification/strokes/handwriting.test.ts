import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { stream } from '../../../lottery/random/stream';
import { dataSets } from '../data-sets';
import type { Asked } from '../dataset';
import { glyphs } from './glyphs';
import { createWriter, SIZE } from './handwriting';

const PIXELS = SIZE * SIZE;
const settings: Asked = {
  set: 'strokes',
  train: 1000,
  validation: 200,
  test: 500,
  difficulty: 0.5,
  noise: 0,
};

/** Mean number of grey levels by which two images differ, over all pixels. */
const difference = (a: Uint8Array, b: Uint8Array): number =>
  a.reduce((sum, value, at) => sum + Math.abs(value - b[at]), 0) / a.length;

const written = (digit: number, difficulty: number, seed: number): Uint8Array => {
  const pixels = new Uint8Array(PIXELS);
  createWriter().write(pixels, 0, digit, difficulty, stream(seed, 'digit'));
  return pixels;
};

describe('handwritten digits', () => {
  const splits = dataSets.get('strokes').load(settings, 1, {});

  // The bits of every experiment on Strokes hang on these: they change only with a new kind of set.
  test('have the same bits everywhere', () => {
    const hash = sha256.create();
    for (const { inputs, labels } of [splits.train, splits.validation, splits.test]) {
      hash.update(new Uint8Array(inputs.buffer)).update(labels);
    }
    expect(bytesToHex(hash.digest())).toBe('a569567c0fbd85e9c5ef595ce0e727962f787b2eaf95cebf933df3e65d1816cf');
  });

  test('are mostly paper of exactly 0, with dark ink', () => {
    const { inputs, count } = splits.train;
    const zeros = Array.from(inputs).filter((value) => value === 0).length / inputs.length;
    expect(zeros).toBeGreaterThan(0.75);
    expect(zeros).toBeLessThan(0.85);
    for (let k = 0; k < count; k += 1) {
      const image = inputs.subarray(k * PIXELS, (k + 1) * PIXELS);
      expect(Math.max(...image)).toBeGreaterThan(120);
    }
  });

  test('keep clear of the edge of the image, nearly always', () => {
    const { inputs, count } = splits.train;
    let touching = 0;
    for (let k = 0; k < count; k += 1) {
      const at = k * PIXELS;
      const sides = Array.from({ length: SIZE }, (_, side) => [
        inputs[at + side],
        inputs[at + PIXELS - SIZE + side],
        inputs[at + side * SIZE],
        inputs[at + side * SIZE + SIZE - 1],
      ]).flat();
      if (sides.some((value) => value > 0)) touching += 1;
    }
    expect(touching / count).toBeLessThan(0.15);
  });

  test('depend on the digit, the way it is written and the difficulty', () => {
    expect(glyphs.length).toBe(10);
    for (const ways of glyphs) expect(ways.length).toBeGreaterThanOrEqual(3);
    expect(written(3, 0.5, 1)).toEqual(written(3, 0.5, 1));
    expect(difference(written(3, 0.5, 1), written(3, 0.5, 2))).toBeGreaterThan(5);
    expect(difference(written(3, 0.5, 1), written(4, 0.5, 1))).toBeGreaterThan(5);
    // the same digit, a little more distorted
    const [same, more] = [0.51, 1].map((difficulty) => written(3, difficulty, 1));
    const base = written(3, 0.5, 1);
    expect(difference(base, same)).toBeLessThan(difference(base, more) / 4);
  });

  test('do not depend on what was written before', () => {
    const writer = createWriter();
    const pixels = new Uint8Array(2 * PIXELS);
    writer.write(pixels, 0, 8, 1, stream(9, 'digit'));
    writer.write(pixels, PIXELS, 3, 0.5, stream(1, 'digit'));
    expect(pixels.subarray(PIXELS)).toEqual(written(3, 0.5, 1));
  });
});
