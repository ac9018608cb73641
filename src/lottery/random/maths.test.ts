import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cos, exp, expInPlace, log, sin, tanh } from './maths';

const close = (found: number, expected: number): void => {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(expected)));
};

describe('deterministic maths', () => {
  it('agrees with Math.log for normal numbers', () => {
    fc.assert(fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => close(log(x), Math.log(x))));
  });
  it('agrees with Math.exp, relative to the result', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-14);
      }),
    );
  });
  it('has the same bits of e^x for many numbers as for each, also where there is no e^x', () => {
    const some = fc.oneof(
      fc.double(),
      fc.double({ min: -720, max: 720 }),
      fc.constantFrom(709, 709.1, -708, -708.1, 0),
    );
    fc.assert(
      fc.property(fc.array(some, { maxLength: 40 }), (numbers) => {
        const values = Float64Array.from(numbers);
        expInPlace(values);
        expect(values).toEqual(Float64Array.from(numbers, exp));
      }),
    );
  });
  it('agrees with Math.tanh, relative to the result, also near 0 and far from it', () => {
    const some = [fc.double({ min: -3, max: 3 }), fc.double({ min: -1e-3, max: 1e-3 }), fc.double({ noNaN: true })];
    fc.assert(
      fc.property(fc.oneof(...some, fc.constantFrom(0, 0.5, -0.5, 1e-300, Infinity)), (x) => {
        fc.pre(!Number.isNaN(x));
        expect(Math.abs(tanh(x) - Math.tanh(x))).toBeLessThanOrEqual(1e-15 * Math.abs(Math.tanh(x)));
        expect(tanh(-x)).toBe(-tanh(x));
      }),
      { numRuns: 1_000 },
    );
    expect(tanh(NaN)).toBeNaN();
  });
  it('agrees with Math.sin and Math.cos', () => {
    fc.assert(
      fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), (x) => {
        expect(Math.abs(sin(x) - Math.sin(x))).toBeLessThan(1e-13);
        expect(Math.abs(cos(x) - Math.cos(x))).toBeLessThan(1e-13);
      }),
    );
  });
  it('keeps its edges', () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(-Infinity);
    expect(log(-1)).toBeNaN();
    expect(log(Infinity)).toBe(Infinity);
    expect(exp(0)).toBe(1);
    expect(exp(1000)).toBe(Infinity);
    expect(exp(-1000)).toBe(0);
    expect(exp(NaN)).toBeNaN();
    expect(sin(0)).toBe(0);
    expect(cos(0)).toBe(1);
  });
});
