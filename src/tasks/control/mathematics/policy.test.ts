import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greedy, logProbabilities, logProbabilitiesOfAll, sampled } from './policy';

const logits = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 2, maxLength: 6 });

describe('a policy', () => {
  it('has probabilities that add up to 1, in the ratios that its logits say', () => {
    fc.assert(
      fc.property(logits, (values) => {
        const logs = logProbabilities(values, 0, values.length);
        expect(logs.reduce((sum, log) => sum + Math.exp(log), 0)).toBeCloseTo(1, 12);
        logs.forEach((log, at) => expect(log - logs[0]).toBeCloseTo(values[at] - values[0], 10));
      }),
    );
  });
  it('has the same bits for many rows as for each', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.float(), fc.float(), fc.float()), { maxLength: 20 }), (rows) => {
        const outputs = rows.flat().map((value) => (Number.isFinite(value) ? value : 7));
        const logs = new Float64Array(2 * rows.length);
        logProbabilitiesOfAll(outputs, 2, logs);
        expect([...logs]).toEqual(rows.flatMap((_, row) => [...logProbabilities(outputs, 3 * row, 2)]));
      }),
    );
  });
  it('bears logits that no exponential would', () => {
    expect([...logProbabilities([7, 2000, -2000, 7], 1, 2)]).toEqual([0, -4000]);
  });
  it('acts as often as it says', () => {
    const logs = Float64Array.of(Math.log(0.2), Math.log(0.5), Math.log(0.3));
    expect([0.1, 0.199, 0.201, 0.699, 0.701, 0.9999].map((uniform) => sampled(logs, uniform))).toEqual([
      0, 0, 1, 1, 2, 2,
    ]);
  });
  it('takes the first of the likeliest where it is greedy', () => {
    expect(greedy([9, 1, 3, 3], 1, 3)).toBe(1);
    expect(greedy([0, 0], 0, 2)).toBe(0);
  });
});
