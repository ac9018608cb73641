import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutOf, prunedLayer } from './pruned-layer';

test('weights pruned before are not there', () => {
  const layer = prunedLayer(
    {
      parameter: 2,
      together: [2, 4],
      cut: 0.375,
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
    together: [2, 4],
    left: [5, 3],
    cut: 0.375,
    units: null,
    index: Uint32Array.of(1, 2, 3, 4, 5),
    score: Float32Array.of(0.25, 0.5, 0.75, 0.125, 1),
    thetaT: Float32Array.of(-0.25, 0.5, 0.75, 0.125, -1),
    start: Float32Array.of(8, 7, 6, 5, 4),
    falls: Uint8Array.of(1, 0, 0, 1, 0),
  });
});

test('the cut lies between those that fall and those that stay, of all that are ranked together', () => {
  const at = (...layers: readonly (readonly [fates: number[], score: number[]])[]) =>
    cutOf(
      layers.map(([fates, score]) => ({ fates: Uint8Array.from(fates), score: Float32Array.from(score) })),
      1,
    );
  expect(
    at([
      [1, 0, 2],
      [1, 3, 2],
    ]),
  ).toBe(1.5);
  expect(
    at(
      [
        [1, 0],
        [1, 3],
      ],
      [
        [0, 0],
        [1.5, 4],
      ],
    ),
  ).toBe(1.25); // one of the second stays at 1.5
  expect(
    at([
      [0, 2],
      [1, 2],
    ]),
  ).toBeNull(); // nothing falls
  expect(
    at([
      [1, 1],
      [1, 2],
    ]),
  ).toBeNull(); // nothing stays
});

test('of many weights as many are shown as asked for, each once, and as many of them fall as of all', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 400 }), (size, most) => {
      const values = new Float32Array(size);
      const fates = Uint8Array.from({ length: size }, (_, at) => (at < size / 4 ? 1 : 0));
      const { index, falls } = prunedLayer(
        { parameter: 0, together: [0], cut: 0, fates, score: values, thetaT: values, start: values },
        1,
        most,
      );
      expect(index.length).toBe(Math.min(size, most));
      expect(new Set(index).size).toBe(index.length);
      const share = falls.reduce((sum, falling) => sum + falling, 0) / falls.length;
      expect(Math.abs(share - 1 / 4)).toBeLessThanOrEqual(8 / falls.length + 0.01); // some numbers come twice, and are passed over
    }),
  );
});
