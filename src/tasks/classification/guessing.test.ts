import { describe, expect, it } from 'vitest';
import { guessing, mostFrequentShare, wilsonLow } from './guessing';

const coins = guessing(0.5, true, 200);

describe('beyond guessing (lower end of a one-sided 95 % Wilson interval)', () => {
  it('is the accuracy from which the one measured is 1.645 standard errors away', () => {
    // Wilson 1927: the end p₀ of the interval solves p − p₀ = z √(p₀ (1 − p₀) / n)
    for (const [accuracy, examples] of [
      [0.5, 200],
      [0.98, 2_000],
      [1, 10],
      [0.1, 50],
    ]) {
      const low = wilsonLow(accuracy, examples);
      expect(accuracy - low).toBeCloseTo(1.6448536269514722 * Math.sqrt((low * (1 - low)) / examples), 12);
    }
    expect(wilsonLow(0, 100)).toBeCloseTo(0, 12);
  });

  it('is reached from 112 of 200 right answers in two classes', () => {
    // 0.5 + 1.645 × √(0.25 / 200) = 0.5582, times 200 = 111.6
    expect([100, 111, 112, 200].map((right) => coins.isGuessing(right / 200))).toEqual([true, true, false, false]);
    expect(coins.isGuessing(0.4)).toBe(true);
    expect(coins.isGuessing(NaN)).toBe(true);
  });

  it('is measured against the most frequent class, not against equal shares', () => {
    expect(mostFrequentShare(Uint8Array.of(1, 1, 1, 0, 2, 1, 1, 1, 1, 1))).toBe(0.8);
    const skewed = (examples: number) => guessing(0.8, true, examples);
    expect([0.7, 0.8, 0.84, 0.85].map((accuracy) => skewed(200).isGuessing(accuracy))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    // few examples can tell little: 0.8 + 1.645 × √(0.16 / 20) = 0.947
    expect([0.9, 0.95].map((accuracy) => skewed(20).isGuessing(accuracy))).toEqual([true, false]);
  });
});
