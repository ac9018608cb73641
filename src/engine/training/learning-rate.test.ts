import { describe, expect, it } from 'vitest';
import { learningRateAt, type RateSchedule } from './learning-rate';

const none: RateSchedule = { kind: 'constant', drops: [], factor: 0.1, warmup: 0, steps: 100 };

describe('the learning rate', () => {
  it('is the same in every step without a schedule', () => {
    for (const step of [1, 50, 100]) {
      expect(learningRateAt(0.0012, undefined, step)).toBe(0.0012);
      expect(learningRateAt(0.0012, none, step)).toBe(0.0012);
    }
  });

  it('of ResNet in the paper: .1, a tenth of it after 20,000 and again after 25,000 of 30,000 steps', () => {
    const schedule: RateSchedule = { ...none, kind: 'steps', drops: [20_000, 25_000], steps: 30_000 };
    const rates = [1, 20_000, 20_001, 25_000, 25_001, 30_000].map((step) => learningRateAt(0.1, schedule, step));
    const tenth = 0.1 * 0.1;
    expect(rates).toEqual([0.1, 0.1, tenth, tenth, 0.1 * (0.1 * 0.1), 0.1 * (0.1 * 0.1)]);
  });

  it('with linear warmup is lr · min(1, step / k)', () => {
    const schedule = { ...none, warmup: 20_000 };
    expect(learningRateAt(0.03, schedule, 1)).toBe(0.03 * (1 / 20_000));
    expect(learningRateAt(0.03, schedule, 10_000)).toBe(0.03 / 2);
    expect(learningRateAt(0.03, schedule, 20_000)).toBe(0.03);
    expect(learningRateAt(0.03, schedule, 20_001)).toBe(0.03);
  });

  it('falls in a straight line from the whole rate to nothing after the last step', () => {
    const linear: RateSchedule = { ...none, kind: 'linear' };
    expect([1, 2, 51, 100].map((step) => learningRateAt(1, linear, step))).toEqual([1, 0.99, 0.5, 1 - 99 / 100]);
  });

  it('by cosine falls from the whole rate to nearly nothing', () => {
    const cosine: RateSchedule = { ...none, kind: 'cosine' };
    expect(learningRateAt(1, cosine, 1)).toBe(1);
    expect(learningRateAt(1, cosine, 51)).toBeCloseTo(0.5, 14); // 50 of 100 steps are done
    expect(learningRateAt(1, cosine, 26)).toBeCloseTo((1 + Math.SQRT1_2) / 2, 14);
    expect(learningRateAt(1, cosine, 100)).toBeCloseTo(0.5 * (1 + Math.cos(0.99 * Math.PI)), 14);
  });
});
