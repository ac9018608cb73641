import { standardFor } from '../tasks/classification/fixture';
import { describe, expect, it } from 'vitest';
import { resultWith } from './result-fixture';
import { curvesOf, resultOf, type RunResult } from './results';
import { verdictOf, winningRound } from './verdict';
import { fullKey, runOf, ticket, type Arm, controlOf, placeOf, ticketOf } from './run-key';

interface Values {
  readonly test?: number;
  readonly validation?: number;
  readonly step?: number | null;
  readonly diverged?: boolean;
  readonly guessing?: boolean;
}

const result = (trial: number, round: number, arm: Arm, values: Values): RunResult => {
  const { test = 0.9, validation = test, step: stopStep = 500, ...flags } = values;
  return resultWith(trial, round, test, {
    ...placeOf(arm),
    validationAtStop: validation,
    trainAtStop: 1,
    trainAtEnd: 1,
    stopStep,
    ...flags,
  });
};

/** ten classes, 2,000 validation examples */
const ten = standardFor(10, 2_000);

const three = (round: number, arm: Arm, tests: number[], more: Values = {}): RunResult[] =>
  tests.map((test, trial) => result(trial, round, arm, { test, ...more }));

const full = three(0, 'full', [0.95, 0.96, 0.94], { step: 800 });

describe('the verdict (SCIENCE §4)', () => {
  it('compares ticket and controls with the full network, paired by trial', () => {
    const results = [
      ...full,
      ...three(3, ticketOf(0), [0.96, 0.971, 0.951], { step: 500 }),
      ...three(3, controlOf(0, 'reinitialized'), [0.93, 0.939, 0.921]),
    ];
    const verdict = verdictOf(
      ten,
      results,
      [ticketOf(0), controlOf(0, 'reinitialized'), controlOf(0, 'random-mask')],
      3,
    );
    expect(verdict?.ticket.comparison).toBe('more');
    expect(verdict?.ticket.difference.mean).toBeCloseTo(0.0107, 4);
    expect(verdict?.others.map(({ arm, comparison }) => [arm, comparison])).toEqual([
      [controlOf(0, 'reinitialized'), 'less'],
    ]);
    expect(verdict?.speed.stopStep.found).toMatchObject({ ratio: 1.6, comparison: 'less' });
  });

  it('compares only trials in which both are finished', () => {
    expect(verdictOf(ten, full, [ticketOf(0)], 1)).toBeNull();
    const results = [full[0], ...three(1, ticketOf(0), [0.96, 0.97, 0.98])];
    expect(verdictOf(ten, results, [ticketOf(0)], 1)?.ticket.difference.n).toBe(1);
    expect(verdictOf(ten, results, [ticketOf(0)], 1)?.ticket.comparison).toBe('few');
  });

  it('counts a diverged run as a failure: with the accuracy of guessing', () => {
    const columns = {
      step: [50],
      'validation.loss': [null],
      'validation.accuracy': [0.3],
      'test.accuracy': [null],
      'train.accuracy': [null],
    };
    const diverged = resultOf(runOf(0, ticket, 1), columns, true, ten, 0.5);
    expect(diverged).toMatchObject({ testAtStop: 0.1, stopStep: null, diverged: true });
    const curve = curvesOf([...full, diverged], [ticketOf(0)], 'testAtStop')[0];
    expect(curve.points[1]).toMatchObject({ round: 1, mean: 0.1, n: 1, diverged: 1 });
    expect(curvesOf([...full, diverged], [ticketOf(0)], 'stopStep')[0].points).toHaveLength(1);
    expect(verdictOf(ten, [...full, diverged], [ticketOf(0)], 1)?.ticket.diverged).toBe(1);
  });

  it('reports test accuracy at early stop and at the end', () => {
    const columns = {
      step: [50, 100, 150],
      'validation.loss': [0.5, 0.2, 0.3],
      'validation.accuracy': [0.8, 0.91, 0.9],
      'test.accuracy': [0.79, 0.9, 0.93],
      'train.accuracy': [0.81, 0.95, 0.99],
    };
    expect(resultOf(fullKey(0), columns, false, ten, 1)).toMatchObject({
      testAtStop: 0.9,
      validationAtStop: 0.91,
      testAtEnd: 0.93,
      stopStep: 100,
      censored: false,
    });
  });
});

describe('the round selected by default', () => {
  it('is chosen on validation: the fewest weights at least as good as the full network', () => {
    const results = [
      ...three(0, 'full', [0.9, 0.9, 0.9], { validation: 0.95 }),
      ...three(1, ticketOf(0), [0.9, 0.9, 0.9], { validation: 0.96 }),
      ...three(2, ticketOf(0), [0.8, 0.8, 0.8], { validation: 0.95 }), // test is not looked at
      ...three(3, ticketOf(0), [0.99, 0.99, 0.99], { validation: 0.949 }),
    ];
    expect(winningRound(ten, results)).toBe(2);
  });
  it('counts an equal mean as winning, whatever the rounding of fractions', () => {
    // + 2, − 1 and − 1 of 2,000 examples: 0 in whole numbers, −3.7e-17 in fractions
    const full = [0.9485, 0.9425, 0.929];
    const ticket = [0.9495, 0.942, 0.9285];
    expect((ticket[0] - full[0] + (ticket[1] - full[1]) + (ticket[2] - full[2])) / 3).toBeLessThan(0);
    expect(winningRound(ten, [...three(0, 'full', full), ...three(4, ticketOf(0), ticket)])).toBe(4);
  });
  it('does not exist when no ticket wins', () => {
    expect(winningRound(ten, [...full, ...three(1, ticketOf(0), [0.9, 0.9, 0.9])])).toBeNull();
    expect(winningRound(ten, full)).toBeNull();
  });
});

describe('curves', () => {
  it('begin at the full network and carry n, mean and extremes', () => {
    const [ticket, random] = curvesOf(
      [...full, ...three(1, ticketOf(0), [0.9, 0.92, 0.94]).slice(0, 2)],
      [ticketOf(0), controlOf(0, 'random-mask')],
      'testAtStop',
    );
    expect(ticket.points.map(({ round, n }) => [round, n])).toEqual([
      [0, 3],
      [1, 2],
    ]);
    expect(ticket.points[1]).toMatchObject({ min: 0.9, max: 0.92, trials: [0, 1], diverged: 0 });
    expect(ticket.points[1].mean).toBeCloseTo(0.91);
    expect(random.points).toHaveLength(1);
  });
});
