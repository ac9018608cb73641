import { expect, test } from 'vitest';
import { fixtureMasks, fixtureNetwork, fixtureWeights } from './fixture';
import { layout } from './mask-heatmap';
import { cellOf, indexAt, maskPixels, pictureOf } from './mask-pixels';
import { LIGHT, packed } from './pixels';

test('the longer side lies along the width', () => {
  expect(pictureOf([784, 300])).toMatchObject({ width: 784, height: 300, inputsAcross: true });
  expect(pictureOf([2, 8])).toMatchObject({ width: 8, height: 2, inputsAcross: false });
  expect(pictureOf([3, 3, 4, 16])).toMatchObject({ inputs: 36, outputs: 16 });
});

test('cells and weights name each other', () => {
  for (const shape of [[5, 3], [3, 5]]) {
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
  expect([...maskPixels(picture, prunedIn, null, 1, LIGHT)]).toEqual([kept, kept, paper, kept]);
  const weights = Float32Array.of(9, 0, -9, 0.00001);
  const pixels = maskPixels(picture, prunedIn, weights, 2, LIGHT);
  expect(pixels[1]).toBe(paper);
  // one survivor of 9 and one of nearly nothing: rms 6.36, so 9 is 36 of 64 steps
  const [red, , blue] = [pixels[0] & 255, (pixels[0] >> 8) & 255, (pixels[0] >> 16) & 255];
  expect(red).toBeGreaterThan(blue);
  expect(pixels[3]).not.toBe(paper);
});

test('784 → 300 is coloured within a frame', () => {
  const spec = fixtureNetwork.parameters[0];
  const [prunedIn] = fixtureMasks(fixtureNetwork, 0).prunedIn;
  const [weights] = fixtureWeights(fixtureNetwork, 'theta0');
  const marks = layout(spec.shape, prunedIn, 4);
  // 235,200 · 0.65⁴ with exact rounding each round
  expect(marks).toMatchObject({ all: 235_200, left: 41_985 });
  const times = Array.from({ length: 5 }, () => {
    const from = performance.now();
    maskPixels(marks, prunedIn, weights, 4, LIGHT);
    return performance.now() - from;
  });
  expect(Math.min(...times)).toBeLessThan(16);
});
