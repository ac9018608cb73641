/** You et al. 2020, §3: masks of batch-norm scales, their distance, and the rule of four look-backs. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { channelMask, channelsGone, chanceDistance, emergenceOf, hasEmerged, maskDistance } from './early-bird';
import { stream } from './random/stream';
import type { UnitsLeft } from './units';

const mask = (...layers: readonly string[]): UnitsLeft =>
  layers.map((bits) => Uint8Array.from(bits, (bit) => Number(bit)));
const countGone = (left: UnitsLeft): number =>
  left.reduce((sum, units) => sum + units.filter((one) => one === 0).length, 0);

it('ranks the channels of all layers together by |γ|, the lowest first', () => {
  expect(
    channelMask(
      [
        [0.5, -0.1, 0.3],
        [-0.9, 0.2],
      ],
      2,
    ),
  ).toEqual(mask('101', '10'));
  expect(
    channelMask(
      [
        [0.5, -0.1, 0.3],
        [-0.9, 0.2],
      ],
      3,
    ),
  ).toEqual(mask('100', '10'));
});

it('takes as many as asked for of equal scales, in their order, and leaves each layer one', () => {
  const equal = [new Float32Array(4).fill(0.5), new Float32Array(4).fill(0.5)];
  expect(channelMask(equal, 4)).toEqual(mask('0001', '0111')); // "strictly above" would keep none
  expect(
    channelMask(
      [
        [0.1, 0.2],
        [0.7, 0.8, 0.9],
      ],
      3,
    ),
  ).toEqual(mask('01', '001'));
  expect(
    channelMask(
      [
        [0.1, 0.2],
        [0.7, 0.8, 0.9],
      ],
      5,
    ),
  ).toEqual(mask('01', '001'));
  expect([channelsGone(10, 0.7), channelsGone(344, 0.3), channelsGone(344, 0.5)]).toEqual([7, 103, 172]);
});

it('measures the share of channels that differ: a metric, at most twice the smaller part', () => {
  expect(maskDistance(mask('1100'), mask('1010'))).toBe(0.5);
  expect(maskDistance(mask('11', '00'), mask('10', '10'))).toBe(0.5);
  const scales = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 });
  const drawn = fc.tuple(scales, scales, scales, fc.integer({ min: 0, max: 11 }));
  fc.assert(
    fc.property(drawn, ([...of]) => {
      const gone = Number(of[3]);
      const [a, b, c] = of.slice(0, 3).map((values) => channelMask([[...(Array.isArray(values) ? values : [])]], gone));
      expect([countGone(a), maskDistance(a, a)]).toEqual([gone, 0]);
      expect(maskDistance(a, b)).toBe(maskDistance(b, a));
      expect(maskDistance(a, c)).toBeLessThanOrEqual(maskDistance(a, b) + maskDistance(b, c) + 1e-12);
      const share = gone / 12;
      expect(maskDistance(a, b)).toBeLessThanOrEqual(2 * Math.min(share, 1 - share) + 1e-12);
    }),
    { numRuns: 100 },
  );
});

it('masks by chance differ in 2p(1 − p) of their channels', () => {
  expect([0.3, 0.5, 0.7].map(chanceDistance).map((value) => value.toFixed(2))).toEqual(['0.42', '0.50', '0.42']);
  const random = stream(1, 'chance');
  const draw = () => channelMask([Array.from({ length: 400 }, () => random.uniform())], 120);
  const distances = Array.from({ length: 40 }, () => maskDistance(draw(), draw()));
  expect(distances.reduce((sum, one) => sum + one, 0) / 40).toBeCloseTo(0.42, 1);
});

/** A mask whose first `at` of 20 channels have gone. */
const moved = (at: number): UnitsLeft => [Uint8Array.from({ length: 20 }, (_, channel) => (channel < at ? 0 : 1))];

it('a mask has emerged once the newest is within ε of each of the four before it', () => {
  expect(emergenceOf([moved(4), moved(4), moved(4), moved(4)], 0.1)).toBeNull(); // four masks: too few
  expect(
    emergenceOf(
      Array.from({ length: 7 }, () => moved(4)),
      0.1,
    ),
  ).toBe(4); // the fifth
  // steps of .3, .2, .1, .05, .05 …: the distance to the fourth before is what counts
  const masks = [0, 6, 10, 12, 13, 14, 14, 14].map(moved);
  expect(masks.map((_, at) => hasEmerged(masks.slice(0, at + 1), 0.1))).toEqual([0, 0, 0, 0, 0, 0, 0, 1].map(Boolean));
  expect(emergenceOf(masks, 0.1)).toBe(7);
  expect(emergenceOf(masks, 0.2)).toBe(6);
});
