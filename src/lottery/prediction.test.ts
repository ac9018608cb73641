import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoresByRound, drawn, scoreCurve, withoutGaps } from './prediction';
import { ticket } from './run-key';

describe('scoring a guessed curve', () => {
  it('is the mean distance in accuracy over the rounds with both, beside that of a flat guess', () => {
    // |0.9 − 0.96| + |0.7 − 0.9| = 0.26 over two rounds; flat: |0.98 − 0.96| + |0.98 − 0.9| = 0.1
    const score = scoreCurve([null, 0.9, 0.7, null], [0.98, 0.96, 0.9, 0.5]);
    expect(score?.rounds).toBe(2);
    expect(score?.error).toBeCloseTo(0.13, 12);
    expect(score?.bias).toBeCloseTo(-0.13, 12);
    expect(score?.flat).toBeCloseTo(0.05, 12);
    expect(score?.worst.round).toBe(2);
    expect(score?.worst.error).toBeCloseTo(-0.2, 12);
  });

  it('is nothing without a round that has both, and does not score the full network', () => {
    expect(scoreCurve([0.5, null], [0.9, 0.8])).toBeNull();
    expect(scoreCurve([0.5, 0.8], [0.9, null])).toBeNull();
    expect(scoreCurve([], [])).toBeNull();
  });

  it('is 0 for the truth, and never less', () => {
    const curves = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 31 });
    fc.assert(
      fc.property(curves, curves, (actual, guess) => {
        expect(scoreCurve(actual, actual)?.error).toBe(0);
        const score = scoreCurve(guess, actual);
        expect(score?.error).toBeGreaterThanOrEqual(Math.abs(score?.bias ?? 0) - 1e-12);
        expect(score?.error).toBeLessThanOrEqual(Math.abs(score?.worst.error ?? 0) + 1e-12);
      }),
    );
  });
});

describe('drawing', () => {
  it('fills the rounds a fast stroke passed over, in both directions', () => {
    const empty = [null, null, null, null, null];
    expect(drawn(empty, null, { round: 1, value: 0.9 })).toEqual([null, 0.9, null, null, null]);
    expect(drawn(empty, { round: 1, value: 1 }, { round: 3, value: 0.5 })).toEqual([null, 1, 0.75, 0.5, null]);
    expect(drawn(empty, { round: 3, value: 0.5 }, { round: 1, value: 1 })).toEqual([null, 1, 0.75, 0.5, null]);
    expect(drawn([0, 0.2, 0.3], { round: 1, value: 0.2 }, { round: 1, value: 0.4 })).toEqual([0, 0.4, 0.3]);
  });

  it('closes gaps between strokes but does not go on beyond their ends', () => {
    expect(withoutGaps([null, 1, null, 0.5, null])).toEqual([null, 1, 0.75, 0.5, null]);
    expect(withoutGaps([null, null])).toEqual([null, null]);
  });
});

it('takes means by round from a curve', () => {
  const point = { n: 1, min: 0, max: 1, values: [0.5], trials: [0], diverged: 0, censored: 0 };
  const curve = {
    arm: ticket,
    points: [
      { ...point, round: 0, remaining: 1, mean: 0.9 },
      { ...point, round: 2, remaining: 0.25, mean: 0.8 },
    ],
  };
  expect(scoresByRound(curve, 3)).toEqual([0.9, null, 0.8, null]);
  expect(scoresByRound(undefined, 1)).toEqual([null, null]);
});
