import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stream } from '../../lottery/random/stream';
import { augmentBatch, drawMove, moveImage, SHIFT } from './augment';

const moved = (
  image: readonly number[],
  shape: readonly number[],
  flip: boolean,
  down: number,
  right: number,
): number[] => {
  const target = new Uint8Array(image.length).fill(99);
  moveImage(target, 0, Uint8Array.from(image), 0, shape, { flip, down, right });
  return [...target];
};

test('an image is mirrored, then shifted, and 0 comes in', () => {
  // 2 × 3 pixels:  1 2 3
  //                4 5 6
  const image = [1, 2, 3, 4, 5, 6];
  const shape = [2, 3, 1];
  expect(moved(image, shape, false, 0, 0)).toEqual(image);
  expect(moved(image, shape, true, 0, 0)).toEqual([3, 2, 1, 6, 5, 4]);
  expect(moved(image, shape, false, 1, 0)).toEqual([4, 5, 6, 0, 0, 0]);
  expect(moved(image, shape, false, 0, -1)).toEqual([0, 1, 2, 0, 4, 5]);
  expect(moved(image, shape, true, -1, 1)).toEqual([0, 0, 0, 2, 1, 0]);
});

test('the channels of a pixel stay together', () => {
  expect(moved([1, 2, 3, 4, 5, 6], [1, 2, 3], true, 0, 0)).toEqual([4, 5, 6, 1, 2, 3]);
});

test('moves are within the padding, and all of them come', () => {
  const random = stream(1, 'moves');
  const moves = Array.from({ length: 2_000 }, () => drawMove(random));
  const seen = new Set(moves.map(({ down, right }) => `${down},${right}`));
  expect(seen.size).toBe((2 * SHIFT + 1) ** 2);
  const flips = moves.filter(({ flip }) => flip).length;
  expect(Math.abs(flips - 1_000)).toBeLessThan(100); // 4.5 standard deviations
});

test('a batch depends on its seed and step alone, and each pixel comes from its own image', () => {
  const shape = [9, 9, 1];
  const source = Uint8Array.from({ length: 3 * 81 }, (_, at) => 1 + Math.floor(at / 81));
  const batch = (seed: number, step: number): Uint8Array => {
    const target = new Uint8Array(2 * 81);
    augmentBatch(target, source, shape, Uint32Array.of(2, 0), seed, step);
    return target;
  };
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), (seed, step) => {
      const target = batch(seed, step);
      expect(target).toEqual(batch(seed, step));
      expect(target.subarray(0, 81).every((value) => value === 0 || value === 3)).toBe(true);
      expect(target.subarray(81).every((value) => value === 0 || value === 1)).toBe(true);
    }),
    { numRuns: 30 },
  );
});
