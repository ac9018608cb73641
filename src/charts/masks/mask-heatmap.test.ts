import { expect, test } from 'vitest';
import { cellOf, indexAt, maskPixels, pictureOf } from './mask-pixels';
import { LIGHT, packed } from '../kit/pixels';
import type { Slices } from '../kit/use-in-slices';

/** All slices at once. */
function inOneGo<T>(slices: Slices<T>): T {
  for (;;) {
    const step = slices.next();
    if (step.done) return step.value;
  }
}

test('the longer side lies along the width', () => {
  expect(pictureOf([784, 300])).toMatchObject({ width: 784, height: 300, inputsAcross: true });
  expect(pictureOf([2, 8])).toMatchObject({ width: 8, height: 2, inputsAcross: false });
  expect(pictureOf([3, 3, 4, 16])).toMatchObject({ inputs: 36, outputs: 16 });
});

test('cells and weights name each other', () => {
  for (const shape of [
    [5, 3],
    [3, 5],
  ]) {
    const picture = pictureOf(shape);
    for (let index = 0; index < 15; index += 1) {
      expect(indexAt(picture, ...cellOf(picture, index))).toBe(index);
    }
  }
});

test('pruned is paper, survivors are brown or coloured by sign', () => {
  const picture = pictureOf([2, 2]);
  const [paper, kept] = [packed(LIGHT.paper), packed(LIGHT.kept)];
  const prunedIn = Uint8Array.of(0, 1, 2, 0); // [in, out]
  // columns are inputs: weight 1 (input 0, output 1) lies in the second row
  expect([...inOneGo(maskPixels(picture, prunedIn, null, 1, LIGHT)).pixels]).toEqual([kept, kept, paper, kept]);
  const weights = Float32Array.of(9, 0, -9, 0.00001);
  const { pixels } = inOneGo(maskPixels(picture, prunedIn, weights, 2, LIGHT));
  expect(pixels[1]).toBe(paper);
  // one survivor of 9 and one of nearly nothing: rms 6.36, so 9 is 36 of 64 steps
  const [red, , blue] = [pixels[0] & 255, (pixels[0] >> 8) & 255, (pixels[0] >> 16) & 255];
  expect(red).toBeGreaterThan(blue);
  expect(pixels[3]).not.toBe(paper);
});

test('784 → 300 is coloured at once, 2,000 × 500 in slices of some 300,000 weights', () => {
  const small = maskPixels(pictureOf([784, 300]), null, null, 0, LIGHT);
  expect(small.next().done).toBe(true);
  const prunedIn = Uint8Array.from({ length: 1_000_000 }, (_, at) => at % 3);
  const slices = maskPixels(pictureOf([2_000, 500]), prunedIn, null, 1, LIGHT);
  let turns = 0;
  let step = slices.next();
  for (; !step.done; step = slices.next()) turns += 1;
  expect(turns).toBe(3);
  const { pixels, picture } = step.value;
  const [paper, kept] = [packed(LIGHT.paper), packed(LIGHT.kept)];
  expect(
    pixels.every(
      (pixel, place) =>
        pixel === (prunedIn[indexAt(picture, place % 2_000, Math.floor(place / 2_000))] === 1 ? paper : kept),
    ),
  ).toBe(true);
});
