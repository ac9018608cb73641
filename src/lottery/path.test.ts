import { describe, expect, it } from 'vitest';
import { alphasOf, barrierOf, between } from './path';

describe('the straight path between two networks', () => {
  it('has evenly spaced places, both ends included', () => {
    expect(alphasOf(5)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(alphasOf(31)).toHaveLength(31);
  });

  it('ends at the networks themselves, to the bit, and has their weighted mean between', () => {
    const [from, to] = [[Float32Array.of(-0, 0.1, 3)], [Float32Array.of(1, 0.7, -5)]];
    expect(between(from, to, 0)).toEqual(from);
    expect(between(from, to, 1)).toEqual(to);
    expect(between(from, to, 0)[0]).not.toBe(from[0]);
    expect(between(from, to, 0.25)).toEqual([
      Float32Array.of(0.25, 0.75 * Math.fround(0.1) + 0.25 * Math.fround(0.7), 1),
    ]);
    expect(between(from, from, 0.3)).toEqual(from);
  });
});

describe('the barrier on it', () => {
  const alphas = alphasOf(5);

  it('is the worst point against the mean of the ends (Frankle et al. 2020, §2)', () => {
    const errors = [0.25, 0.5, 0.75, 0.5, 0.25];
    expect(barrierOf({ better: 'lower' }, alphas, errors)).toEqual({ height: 0.5, hill: 0.5 });
    const accuracies = errors.map((error) => 1 - error);
    expect(barrierOf({ better: 'higher' }, alphas, accuracies)).toEqual({ height: 0.5, hill: 0.5 });
  });

  it('is half the difference of unequal ends without any hill, and the hill is 0 there', () => {
    expect(barrierOf({ better: 'lower' }, alphas, [0, 0.25, 0.5, 0.75, 1])).toEqual({ height: 0.5, hill: 0 });
    expect(barrierOf({ better: 'lower' }, alphas, [1, 0.5, 0.25, 0.125, 0])).toEqual({ height: 0.5, hill: 0 });
  });

  it('measures a hill from the line between the ends', () => {
    expect(barrierOf({ better: 'lower' }, alphas, [0, 0.25, 1, 0.75, 1])).toEqual({ height: 0.5, hill: 0.5 });
  });

  it('is flat where all points are equal', () => {
    expect(barrierOf({ better: 'higher' }, alphas, [0.9, 0.9, 0.9, 0.9, 0.9])).toEqual({ height: 0, hill: 0 });
  });
});
