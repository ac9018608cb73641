import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from './random/stream';
import { closestSubset, predictedError } from './subset-sum';

/** Every subset, the smaller first: fewer members, then the earlier ones. */
function bruteForce(numbers: readonly number[], target: number) {
  const sets = Array.from({ length: 2 ** numbers.length }, (_, bits) =>
    numbers.flatMap((_number, at) => ((bits >>> at) & 1 ? [at] : [])),
  ).toSorted((a, b) => {
    const differing = a.findIndex((index, at) => index !== b[at]);
    return a.length - b.length || (differing < 0 ? 0 : a[differing] - b[differing]);
  });
  const errors = sets.map((set) => Math.abs(set.reduce((sum, at) => sum + numbers[at], 0) - target));
  const error = errors.reduce((least, one) => Math.min(least, one), Infinity);
  return { set: sets[errors.indexOf(error)], error };
}

const indicesOf = (members: Uint8Array): number[] => [...members.keys()].filter((at) => members[at] === 1);

describe('the closest subset', () => {
  it('is exact', () => {
    expect(closestSubset([1, 2, 4, 8], 11)).toEqual({ members: Uint8Array.of(1, 1, 0, 1), sum: 11, error: 0 });
    expect(closestSubset([0.5], 0.2)).toEqual({ members: Uint8Array.of(0), sum: 0, error: 0.2 });
    expect(closestSubset([], -3)).toEqual({ members: new Uint8Array(0), sum: 0, error: 3 });
  });
  it('is the smallest where several are as close: fewest members, then the earliest', () => {
    expect(indicesOf(closestSubset([1, 2, 3, 3], 3).members)).toEqual([2]);
    expect(indicesOf(closestSubset([2, 4, 1, 5], 6).members)).toEqual([0, 1]);
    expect(indicesOf(closestSubset([1, -1, 0], 0).members)).toEqual([]);
    expect(indicesOf(closestSubset([1, 3], 2).members)).toEqual([0]);
  });
  it('is the one that trying all of them finds', () => {
    // whole numbers: sums are exact in any order, and many are equal
    const numbers = fc.array(fc.integer({ min: -40, max: 40 }), { maxLength: 12 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: -99, max: 99 }), (some, target) => {
        const { set, error } = bruteForce(some, target + 0.5);
        const found = closestSubset(some, target + 0.5);
        expect(indicesOf(found.members)).toEqual(set);
        expect(found.error).toBe(error);
      }),
      { numRuns: 25 },
    );
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 10 }), (some) => {
        const { members, sum, error } = closestSubset(some, 0.3);
        expect(error).toBe(Math.abs(sum - 0.3));
        expect(sum).toBeCloseTo(
          indicesOf(members).reduce((all, at) => all + some[at], 0),
          14,
        );
        expect(error).toBeCloseTo(bruteForce(some, 0.3).error, 14);
      }),
      { numRuns: 25 },
    );
  });
  it('has the error that Gauss foretells: with 20 numbers half of 300 draws are within 1.5e-6', () => {
    const errors = Array.from({ length: 300 }, (_, draw) => {
      const random = stream(draw, 'subset-sum');
      const target = random.uniform() - 0.5;
      return closestSubset(
        Float64Array.from({ length: 20 }, () => 2 * random.uniform() - 1),
        target,
      ).error;
    }).toSorted((a, b) => a - b);
    const predicted = predictedError(20, 1 / 3);
    expect(predicted).toBeCloseTo(Math.sqrt((2 * Math.PI * 20) / 12) / 2 ** 21, 20);
    expect((errors[149] + errors[150]) / 2 / predicted).toBeGreaterThan(1 / 1.3);
    expect((errors[149] + errors[150]) / 2 / predicted).toBeLessThan(1.3);
  });
  it('takes 32 numbers, and says why not more', () => {
    const numbers = Float64Array.from({ length: 32 }, (_, at) => 2 ** at);
    expect(closestSubset(numbers, 0xdeadbeef).error).toBe(0);
    expect(() => closestSubset(new Float64Array(33), 1)).toThrow('33 numbers are too many');
    expect(() => closestSubset([1, NaN], 1)).toThrow('Number 2 of 2 is not finite: NaN.');
    expect(() => closestSubset([1], Infinity)).toThrow('finite number, not Infinity');
  });
});
