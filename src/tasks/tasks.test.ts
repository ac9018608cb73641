import { describe, expect, it, test } from 'vitest';
import type { Standard } from '../lottery/metric';
import { columnNames } from '../lottery/points';
import { resultOf } from '../lottery/results';
import { verdictOf, winningRound } from '../lottery/verdict';
import { dataSets } from './classification/data-sets';
import { taskOf, tasks } from '.';
import { ticket, ticketKey } from '../lottery/run-key';

describe.each(tasks.all)('the task $id', ({ columns, judge, metrics, sets, stop }) => {
  it('measures what judges and what stops', () => {
    const names = columnNames(columns);
    expect(names).toEqual(expect.arrayContaining([`validation.${stop.id}`, `validation.${judge.id}`]));
    expect(names).toEqual(expect.arrayContaining([`test.${judge.id}`, `train.${judge.id}`]));
    expect(metrics).toEqual(expect.arrayContaining([judge, stop]));
  });

  it('is that of its data sets, which have no other', () => {
    for (const set of sets.ids) expect(tasks.all.filter((task) => task.sets.ids.includes(set))).toEqual([taskOf(set)]);
  });
});

test('every setting of data belongs to one task', () => {
  const own = tasks.all.flatMap(({ fields }) => Object.keys({ ...fields.made, ...fields.prepared }));
  const names = ['set', 'train', 'validation', 'test', ...own];
  expect(names).toEqual([...new Set(names)]);
});

test('every data set has a task', () => {
  for (const id of dataSets.ids) expect(taskOf(id).id).toBe('classification');
  expect(() => taskOf('none')).toThrow('The data set "none" belongs to no task.');
});

test('another task is judged in its own metric, whichever way it counts', () => {
  const bits = { id: 'bits', better: 'lower', unit: 'bits', digits: 3 } as const;
  const gained = { id: 'return', better: 'higher', unit: 'reward', digits: 1 } as const;
  const standard: Standard = {
    judge: bits,
    stop: gained,
    margin: 0.02,
    vague: 0.1,
    failure: 5,
    ideal: null,
    solved: null,
    guessing: { floor: 4, exact: true, isGuessing: (score) => score >= 4 },
  };
  const run = (trial: number, round: number, test: number, diverged = false) =>
    resultOf(
      ticketKey(trial, round),
      {
        step: [10, 20, 30],
        'validation.return': [1, 7, 7],
        'validation.bits': [3, test, 3],
        'test.bits': [null, test, 3],
        'train.bits': [null, 1, 1],
      },
      diverged,
      standard,
      0.5 ** round,
    );
  const results = [0, 1, 2].flatMap((trial) => [
    run(trial, 0, 2),
    run(trial, 1, 1.9 + trial / 1000),
    run(trial, 2, 2.1),
  ]);
  expect(results[0]).toMatchObject({ stopStep: 20, testAtStop: 2, testAtEnd: 3, censored: false, guessing: false });
  expect(run(0, 1, 2, true)).toMatchObject({ testAtStop: 5, diverged: true });
  expect(verdictOf(standard, results, [ticket], 1)?.ticket.comparison).toBe('more');
  expect(verdictOf(standard, results, [ticket], 2)?.ticket.comparison).toBe('less');
  expect(winningRound(standard, results)).toBe(1);
});
