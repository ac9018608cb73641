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
      const scores = edgePopup.start({ shape }, 10, stream(1, 'scores'));
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
  const start = (kept: number) => bernoulli.start({ shape: [10, 10] }, kept, stream(1, 'scores'));
  const chancesOf = (scores: Float32Array): Float64Array => {
    const chances = new Float64Array(scores.length);
    bernoulli.chances?.(scores, chances);
    return chances;
  };
  it('begins with s = 0 where half of the weights are to be left, else with as many to be expected', () => {
    expect([...new Set(start(50))]).toEqual([0]);
    for (const kept of [1, 10, 90]) {
      expect(sum(chancesOf(start(kept)))).toBeCloseTo(kept, 4);
    }
    for (const kept of [0, 100]) expect(start(kept).every(Number.isFinite)).toBe(true);
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
