import { describe, expect, it } from 'vitest';
import { compare, earlyStop, pairedDifference, stepsToMatch, summarize } from './statistics';

describe('statistics over trials', () => {
  it('gives mean, extremes and n', () => {
    expect(summarize([2, 4, 9])).toEqual({ n: 3, mean: 5, min: 2, max: 9 });
    expect(() => summarize([])).toThrow('at least one value');
  });

  it('pairs by trial: mean difference with a 95 % t interval', () => {
    // differences 1, 2, 3: mean 2, sd 1, t(0.975, 2) = 4.302653 → half width 4.302653 / √3
    const difference = pairedDifference([
      [2, 1],
      [4, 2],
      [6, 3],
    ]);
    expect(difference.n).toBe(3);
    expect(difference.mean).toBe(2);
    expect(difference.interval?.[0]).toBeCloseTo(2 - 4.30265273 / Math.sqrt(3), 8);
    expect(difference.interval?.[1]).toBeCloseTo(2 + 4.30265273 / Math.sqrt(3), 8);
  });

  it('speaks of a difference only when the interval excludes zero (§4)', () => {
    expect(
      compare(
        pairedDifference([
          [2, 1],
          [2.1, 1],
          [1.9, 1],
        ]),
      ),
    ).toBe('more');
    expect(
      compare(
        pairedDifference([
          [1, 2],
          [1, 2.1],
          [1, 1.9],
        ]),
      ),
    ).toBe('less');
    expect(
      compare(
        pairedDifference([
          [2, 1],
          [4, 2],
          [6, 3],
        ]),
      ),
    ).toBe('none');
  });

  it('cannot tell from one trial, but gives the number', () => {
    const one = pairedDifference([[0.97, 0.96]]);
    expect(one).toMatchObject({ n: 1, interval: null });
    expect(one.mean).toBeCloseTo(0.01);
    expect(compare(one)).toBe('few');
  });

  it('two equal differences have an interval of no width', () => {
    expect(
      compare(
        pairedDifference([
          [2, 1],
          [3, 2],
        ]),
      ),
    ).toBe('more');
    expect(
      compare(
        pairedDifference([
          [1, 1],
          [3, 3],
        ]),
      ),
    ).toBe('none');
  });
});

const stopOf = (step: number[], losses: (number | null)[], better: 'lower' | 'higher' = 'lower') =>
  earlyStop({ step, 'validation.loss': losses }, { id: 'loss', better, unit: 'nats', digits: 4 });

describe('early stop', () => {
  it('is the first minimum of validation loss, in hindsight', () => {
    expect(stopOf([50, 100, 150, 200], [3, 1, 2, 1])).toEqual({ at: 1, step: 100, value: 1, censored: false });
  });
  it('is the first maximum where more is better', () => {
    expect(stopOf([50, 100, 150], [1, 3, 3], 'higher')).toEqual({ at: 1, step: 100, value: 3, censored: false });
  });
  it('is censored at the last evaluation point (§4)', () => {
    expect(stopOf([50, 100], [2, 1])).toEqual({ at: 1, step: 100, value: 1, censored: true });
  });
  it('does not exist without a finite loss', () => {
    expect(stopOf([50], [null])).toBeNull();
    expect(stopOf([], [])).toBeNull();
    expect(stopOf([50, 100, 150], [Infinity, 2, null])).toMatchObject({ step: 100 });
  });
});

const matchOf = (best: number, values: (number | null)[], better: 'lower' | 'higher' = 'lower') =>
  stepsToMatch(
    { step: values.map((_, at) => 50 * (at + 1)), 'validation.loss': values, 'test.loss': values.map(() => 0) },
    { id: 'loss', better, unit: 'nats', digits: 4 },
    best,
  );

describe('steps to match', () => {
  it('are those to the first evaluation that is as good, whatever comes later, by validation alone', () => {
    expect(matchOf(1, [3, 0.9, 2, 0.1])).toEqual({ step: 100, unmatched: false });
    expect(matchOf(1, [3, 1, 2])).toEqual({ step: 100, unmatched: false });
    expect(matchOf(2, [1, 2, 3], 'higher')).toEqual({ step: 100, unmatched: false });
  });
  it('are more than the last step where no evaluation is', () => {
    expect(matchOf(1, [3, 2, 1.01])).toEqual({ step: 150, unmatched: true });
    expect(matchOf(1, [null, Infinity])).toEqual({ step: 100, unmatched: true });
    expect(matchOf(1, [])).toBeNull();
  });
  it('of a run to its own best are its early stop', () => {
    const values = [3, 1, 2, 1];
    const stop = stopOf([50, 100, 150, 200], values);
    expect(matchOf(stop?.value ?? NaN, values)?.step).toBe(stop?.step);
  });
});
