import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permutation, stream } from './stream';

// given by the expressions in the first test, when the streams were first written
const GOLDEN_INTEGERS = [350558916, 1018941904, 2790260613, 2332952811];
const GOLDEN_NORMALS = [-1.319704099030593, -1.8082372354899636, 0.3892462271027855, -0.1993163248417903];
const GOLDEN_PERMUTATION = [4, 7, 9, 3, 2, 8, 0, 5, 1, 6];

const draws = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);

describe('random streams', () => {
  // golden values: they must never change, or every link would mean another experiment
  it('gives the same numbers for ever', () => {
    const integers = stream(1, 'golden');
    expect(draws(4, integers.uint32)).toEqual(GOLDEN_INTEGERS);
    const normals = stream(1, 'golden');
    expect(draws(4, normals.normal)).toEqual(GOLDEN_NORMALS);
    expect([...permutation(stream(1, 'golden'), 10)]).toEqual(GOLDEN_PERMUTATION);
  });

  it('is independent by seed and by name (trap 7)', () => {
    const first = (seed: number, ...names: (string | number)[]): number => stream(seed, ...names).uint32();
    const all = [
      first(0, 'a'),
      first(1, 'a'),
      first(2, 'a'),
      first(1, 'b'),
      first(1, 'a', 0),
      first(1, 'a', 1),
      first(1),
      first(11),
      first(1, 1),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('treats seed 0 like any other seed', () => {
    expect(draws(3, stream(0, 'a').uint32)).toEqual(draws(3, stream(0, 'a').uint32));
  });

  it('draws uniform numbers strictly between 0 and 1 with mean ½ and variance 1/12', () => {
    const random = stream(3, 'uniform');
    const values = draws(100_000, random.uniform);
    expect(Math.min(...values.slice(0, 1000))).toBeGreaterThan(0);
    expect(values.every((value) => value > 0 && value < 1)).toBe(true);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(mean).toBeCloseTo(0.5, 2); // standard error 0.0009
    expect(variance).toBeCloseTo(1 / 12, 2);
  });

  it('draws normal numbers of mean 0, variance 1 and kurtosis 3', () => {
    const random = stream(4, 'normal');
    const values = draws(200_000, random.normal);
    const moment = (power: number): number => values.reduce((sum, value) => sum + value ** power, 0) / values.length;
    expect(Math.abs(moment(1))).toBeLessThan(0.01); // standard error 0.0022
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.015); // 0.0032
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.12); // 0.022
  });

  it('draws below n without leaving the range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 }), fc.integer(), (n, seed) => {
        const value = stream(seed, 'below').below(n);
        expect(Number.isInteger(value) && value >= 0 && value < n).toBe(true);
      }),
    );
  });

  it('permutes: every index once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer(), (n, seed) => {
        const order = [...permutation(stream(seed, 'p'), n)].toSorted((a, b) => a - b);
        expect(order).toEqual(Array.from({ length: n }, (_, index) => index));
      }),
    );
  });
});
