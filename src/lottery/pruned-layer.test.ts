import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prunedLayer } from './pruned-layer';

test('weights pruned before are not there; the cut lies between those that fall and those that stay', () => {
  const layer = prunedLayer(
    {
      parameter: 2,
      fates: Uint8Array.of(1, 2, 0, 3, 2, 0),
      score: Float32Array.of(0, 0.25, 0.5, 0.75, 0.125, 1),
      thetaT: Float32Array.of(0, -0.25, 0.5, 0.75, 0.125, -1),
      start: Float32Array.of(9, 8, 7, 6, 5, 4),
    },
    2,
    100,
  );
  expect(layer).toEqual({
    parameter: 2,
    left: [5, 3],
    cut: 0.375, // (0.25 + 0.5) / 2
    index: Uint32Array.of(1, 2, 3, 4, 5),
    score: Float32Array.of(0.25, 0.5, 0.75, 0.125, 1),
    thetaT: Float32Array.of(-0.25, 0.5, 0.75, 0.125, -1),
    start: Float32Array.of(8, 7, 6, 5, 4),
    falls: Uint8Array.of(1, 0, 0, 1, 0),
  });
});

test('where nothing falls, or everything, there is no cut', () => {
  const values = Float32Array.of(1, 2);
  const at = (fates: Uint8Array) =>
    prunedLayer({ parameter: 0, fates, score: values, thetaT: values, start: values }, 1, 9).cut;
  expect(at(Uint8Array.of(0, 2))).toBeNull();
  expect(at(Uint8Array.of(1, 1))).toBeNull();
  expect(at(Uint8Array.of(1, 0))).toBe(1.5);
});

test('of many weights as many are shown as asked for, each once, and as many of them fall as of all', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 400 }), (size, most) => {
      const values = new Float32Array(size);
      const fates = Uint8Array.from({ length: size }, (_, at) => (at < size / 4 ? 1 : 0));
      const { index, falls } = prunedLayer(
        { parameter: 0, fates, score: values, thetaT: values, start: values },
        1,
        most,
      );
      expect(index.length).toBe(Math.min(size, most));
      expect(new Set(index).size).toBe(index.length);
      const share = falls.reduce((sum, falling) => sum + falling, 0) / falls.length;
      expect(Math.abs(share - 1 / 4)).toBeLessThanOrEqual(4 / falls.length + 0.01);
    }),
  );
});
