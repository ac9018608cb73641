import { describe, expect, it } from 'vitest';
import type { Measurement } from './recording';
import { stableFrom, sweepOf } from '../lottery/instability';
import { instabilitiesOf } from './instabilities';

const accuracy = { id: 'accuracy', better: 'higher', unit: 'fraction' } as const;
const path = (trial: number, step: number, middle: number, start = 0, level = 0): Measurement => ({
  measure: 'path',
  id: { trial, chain: level === 0 ? null : 0, control: null, level },
  about: { step, start },
  columns: { alpha: [0, 0.5, 1], 'test.accuracy': [1, middle, 0.75] },
});

describe('instability', () => {
  it('is the mean barrier over trials, by the step at which copies part', () => {
    const [at0, at10, another, ticket] = instabilitiesOf(
      {
        measurements: [
          path(1, 10, 0.875),
          path(0, 0, 0.5, 1),
          path(0, 0, 0.5, 0, 1),
          path(1, 0, 0.5),
          path(0, 0, 0.75),
        ],
      },
      accuracy,
      [],
    );
    expect(at0).toMatchObject({
      arm: 'full',
      step: 0,
      start: 'same',
      height: { n: 2, mean: 0.25, min: 0.125, max: 0.375 },
    });
    expect(at0.hill).toEqual({ n: 2, mean: 0.25, min: 0.125, max: 0.375 });
    expect(at0.curves.map(({ trial }) => trial)).toEqual([0, 1]);
    // unequal ends without a hill: half of their difference, and nothing above the line between them
    expect(at10).toMatchObject({ step: 10, height: { mean: 0.125 }, hill: { mean: 0 } });
    expect(another).toMatchObject({ arm: 'full', start: 'another' });
    expect(ticket).toMatchObject({ arm: '0', level: 1 });
  });

  it('leaves out paths with a place that has no number', () => {
    const broken = { ...path(0, 0, 0), columns: { alpha: [0, 0.5, 1], 'test.accuracy': [1, null, 1] } };
    expect(instabilitiesOf({ measurements: [broken] }, accuracy, [])).toEqual([]);
    expect(instabilitiesOf({}, accuracy, [])).toEqual([]);
  });

  it('ends at the first step from which on all means are below 2 points', () => {
    const sweep = (...heights: readonly number[]) =>
      sweepOf(
        instabilitiesOf(
          {
            measurements: heights.map((height, step) => {
              const columns = { alpha: [0, 0.5, 1], 'test.accuracy': [1, 1 - height, 1] };
              return { ...path(0, step, 0), columns };
            }),
          },
          accuracy,
          [],
        ),
      );
    expect(stableFrom(accuracy, sweep(0.5, 0.01, 0.25, 0.0199, 0), [0, 1, 2, 3, 4])).toBe(3);
    expect(stableFrom(accuracy, sweep(0.001, 0), [0, 1])).toBe(0);
    expect(stableFrom(accuracy, sweep(0, 0.02), [0, 1])).toBe(null);
    expect(stableFrom({ unit: 'nats' }, sweep(0, 0), [0, 1])).toBe(null);
    // a later one is still to be measured
    expect(stableFrom(accuracy, sweep(0, 0), [0, 1, 2])).toBe(null);
  });

  it('is told by the trials that have a path at each step', () => {
    const measurements = [path(0, 0, 0.5), path(0, 10, 0.875), path(1, 10, 0.25)];
    const equal = measurements.map((one) => ({ ...one, columns: { ...one.columns, 'test.accuracy': [1, 1, 1] } }));
    const [at0, at10, of1] = equal;
    const sweep = (...of: Measurement[]) => sweepOf(instabilitiesOf({ measurements: of }, accuracy, []));
    expect(stableFrom(accuracy, sweep(at0, at10, { ...of1, columns: measurements[2].columns }), [0, 10])).toBe(0);
    expect(stableFrom(accuracy, sweep(at0, of1), [0, 10])).toBe(null); // no trial has both
  });

  it('says nothing of trials whose full network did not learn', () => {
    const measurements = [path(0, 0, 0.5), path(1, 0, 0.75)];
    const [{ curves }] = instabilitiesOf({ measurements }, accuracy, [0]);
    expect(curves.map(({ trial }) => trial)).toEqual([1]);
    expect(instabilitiesOf({ measurements }, accuracy, [0, 1])).toEqual([]);
  });
});
