/** Exact facts of scores by which masks are trained. */
import { describe, expect, it, test } from 'vitest';
import { maskLearners } from '.';
import { layerByLayer } from '../mask-training';
import { tinySpecs } from '../fixture';
import { sizeOf } from '../parameters';
import { stream } from '../random/stream';

const edgePopup = maskLearners.get('edge-popup');
const bernoulli = maskLearners.get('bernoulli');
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);

describe('edge-popup (Ramanujan et al. 2020)', () => {
  it('begins with Kaiming’s uniform scores, a = √5: ± 1 / √fan_in', () => {
    for (const shape of [
      [100, 50],
      [3, 3, 8, 20],
    ]) {
      const scores = edgePopup.start({ shape }, stream(1, 'scores'));
      const bound = 1 / Math.sqrt(sizeOf(shape.slice(0, -1)));
      expect(scores.every((score) => Math.abs(score) <= bound)).toBe(true);
      const variance = sum(scores.map((score) => score * score)) / scores.length;
      expect(variance / (bound ** 2 / 3)).toBeCloseTo(1, 1);
    }
  });
  it('passes straight through, whether a weight is on or off: w = 2, ∂L/∂w = 3 → 6, through |s|', () => {
    const slopes = Float32Array.of(2 * 3, 2 * 3, 2 * 3);
    edgePopup.throughScores(slopes, Float32Array.of(0.5, -0.5, 0.001), null);
    expect([...slopes]).toEqual([6, -6, 6]);
    const strengths = new Float32Array(2);
    edgePopup.strengths?.(Float32Array.of(0.5, -0.75), strengths);
    expect([...strengths]).toEqual([0.5, 0.75]);
  });
  it('scales by √(1 / k), so that weights of √(2 / fan_in) become √(2 / (fan_in · k))', () => {
    expect(edgePopup.scale(25, 100)).toBe(2);
    expect(edgePopup.published).toMatchObject({ rates: { momentum: 0.1 }, weightDecay: 1e-4, schedule: 'cosine' });
  });
});

describe('Bernoulli supermasks (Zhou et al. 2019)', () => {
  const chancesOf = (scores: Float32Array): Float64Array => {
    const chances = new Float64Array(scores.length);
    bernoulli.chances?.(scores, chances);
    return chances;
  };
  it('begins with s = 0, as published', () => {
    expect([...bernoulli.start({ shape: [2, 2] }, stream(1, 'scores'))]).toEqual([0, 0, 0, 0]);
  });
  it('has as many weights to be expected on as are left from half of a run on: a tenth, all, none', () => {
    const scores = Float32Array.from({ length: 100 }, (_, at) => (at - 30) / 20);
    const balanced = (kept: number, through: number): Float64Array => {
      const moved = scores.slice();
      for (let again = 0; again < 20; again += 1) {
        const by = bernoulli.balance?.(chancesOf(moved), kept, through) ?? 0;
        expect(Math.abs(by)).toBeLessThanOrEqual(2);
        for (let at = 0; at < moved.length; at += 1) moved[at] += by;
      }
      expect(moved.every(Number.isFinite)).toBe(true);
      expect(moved.toSorted()).toEqual(moved); // their order stays
      return chancesOf(moved);
    };
    for (const [kept, through, expected] of [
      [10, 0, 50],
      [10, 0.25, 30],
      [10, 0.5, 10],
      [90, 1, 90],
      [100, 1, 100],
      [0, 1, 0],
    ]) {
      expect(Math.abs(sum(balanced(kept, through)) - expected)).toBeLessThan(0.01);
    }
  });
  it('moves chances as it moves scores', () => {
    const chances = Float64Array.of(0.2, 0.5, 0.7);
    const by = bernoulli.balance?.(chances, 1, 1) ?? 0;
    // 1 is wanted, 1.4 are expected: (1 − 1.4) / (0.16 + 0.25 + 0.21)
    expect(by).toBeCloseTo(-0.4 / 0.62, 12);
    [0.2, 0.5, 0.7].forEach((chance, at) => {
      const odds = (chance / (1 - chance)) * Math.exp(by);
      expect(chances[at]).toBeCloseTo(odds / (1 + odds), 12);
    });
  });
  it('has chances σ(s), and slopes of σ there', () => {
    const scores = Float32Array.of(0, Math.log(3), -Math.log(3));
    const chances = chancesOf(scores);
    [0.5, 0.75, 0.25].forEach((chance, at) => expect(chances[at]).toBeCloseTo(chance, 7));
    const slopes = Float32Array.of(1, 1, 1);
    bernoulli.throughScores(slopes, scores, chances);
    [0.25, 0.1875, 0.1875].forEach((slope, at) => expect(slopes[at]).toBeCloseTo(slope, 7));
  });
  it('rescales by size / ones: 4 of 10 on → 2.5', () => expect(bernoulli.scale(4, 10)).toBe(2.5));
});

test('layers that are ranked together keep the same share each, and as many weights in all', () => {
  const together = [[{ parameters: [0, 2], kept: 101 }]];
  // 200 · 101 / 240 = 84.17, 40 · 101 / 240 = 16.83
  expect(layerByLayer(tinySpecs, together)).toEqual([
    [
      { parameters: [0], kept: 84 },
      { parameters: [2], kept: 17 },
    ],
  ]);
  const apart = [
    { parameters: [0], kept: 7 },
    { parameters: [2], kept: 3 },
  ];
  expect(layerByLayer(tinySpecs, [apart])).toEqual([apart]);
});
