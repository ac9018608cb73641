import { expect, test } from 'vitest';
import { LIGHT, densityPixels, packed, parseRgb } from '../kit/pixels';
import { layout } from './sample-strip';

test('grey and coloured images, no more than asked for', () => {
  const grey = {
    inputShape: [1, 2, 1],
    classNames: ['a', 'b'],
    count: 2,
    inputs: Uint8Array.of(0, 255, 10, 20),
    labels: Uint8Array.of(1, 0),
  };
  expect(layout(grey, 1)).toEqual([
    { index: 0, label: 1, pixels: Uint32Array.of(packed([0, 0, 0]), packed([255, 255, 255])) },
  ]);
  const coloured = { ...grey, inputShape: [1, 1, 3], count: 1, inputs: Float32Array.of(1, 0, 0.5) };
  expect(layout(coloured, 4)[0].pixels[0]).toBe(packed([255, 0, 127.5]));
});

test('densities run from paper to full colour', () => {
  const pixels = densityPixels([0, 1], LIGHT.paper, LIGHT.kept);
  expect([...pixels]).toEqual([packed(LIGHT.paper), packed(LIGHT.kept)]);
  expect(packed([1, 2, 3])).toBe(0xff030201);
  expect(parseRgb(' #0072B2', [0, 0, 0])).toEqual([0, 114, 178]);
  expect(parseRgb('', [1, 2, 3])).toEqual([1, 2, 3]);
});
