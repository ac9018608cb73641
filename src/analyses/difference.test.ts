import { expect, it } from 'vitest';
import { defaultExperiment } from '../experiment/schema';
import { firstDifference } from './difference';
import { readRecording, writeRecording } from '../formats/file';
import { smallRecording, smallRun } from '../recording/fixture';
import { emptyRecording, type Recording, type RunRecord } from '../recording/recording';
import { runOf, type Arm, ticketOf } from '../lottery/run-key';

const run = (trial: number, arm: Arm, loss = 0.25): RunRecord => ({
  id: runOf(trial, arm, arm === 'full' ? 0 : 1),
  status: 'finished',
  points: {
    step: [10, 20],
    'validation.loss': [1 / 3, loss],
    'validation.accuracy': [0.5, 0.75],
    'test.accuracy': [null, 0.7],
    'train.accuracy': [null, 0.8],
  },
  trainingSeconds: 1,
  reused: false,
});
const recorded: Recording = {
  ...emptyRecording(defaultExperiment),
  runs: [run(0, 'full'), run(0, ticketOf(0)), run(1, 'full', NaN)],
  masks: [
    {
      trial: 0,
      chain: 0,
      remaining: [
        [4, 2],
        [3, 2],
      ],
      prunedIn: [Uint8Array.of(0, 1, 0, 0), null],
    },
  ],
};
const [full, ticket, other] = recorded.runs;
const [mask] = recorded.masks;
const against = (change: Partial<Recording>) => firstDifference(recorded, { ...recorded, ...change });

it('is none for the same numbers in another order, other times, running runs and after the file', async () => {
  const runs = recorded.runs.toReversed().map((one) => ({ ...one, trainingSeconds: 7, reused: true }));
  expect(against({ runs: [...runs, { ...run(2, 'full'), status: 'running' }] })).toBeNull();
  const small = smallRecording(smallRun('full', 1 / 3), smallRun(ticketOf(0), 2 / 3));
  expect(firstDifference(small, await readRecording(await writeRecording(small)))).toBeNull();
});

it('names the first run, step and quantity', () => {
  expect(against({ runs: [full, run(0, ticketOf(0), 0.2501), run(1, 'full')] })).toEqual({
    kind: 'point',
    id: ticket.id,
    step: 20,
    column: 'validation.loss',
  });
  const points = { ...full.points, 'test.accuracy': [null, 0.71] };
  expect(against({ runs: [{ ...full, points }, ticket, other] })).toEqual({
    kind: 'point',
    id: full.id,
    step: 20,
    column: 'test.accuracy',
  });
  expect(against({ runs: [{ ...full, status: 'diverged' }, ticket, other] })).toEqual({ kind: 'status', id: full.id });
  const short = Object.fromEntries(Object.entries(full.points).map(([name, column]) => [name, column.slice(0, 1)]));
  expect(against({ runs: [{ ...full, points: short as unknown as typeof full.points }, ticket, other] })).toEqual({
    kind: 'point',
    id: full.id,
    step: 20,
    column: 'step',
  });
});

it('names a run that only one of them has', () => {
  expect(against({ runs: [full, other] })).toEqual({ kind: 'run', id: ticket.id, missing: 'here' });
  expect(against({ runs: [...recorded.runs, run(1, ticketOf(0))] })).toEqual({
    kind: 'run',
    id: runOf(1, '0', 1),
    missing: 'recorded',
  });
});

it('names the round in which masks part', () => {
  const changed = { ...mask, prunedIn: [Uint8Array.of(0, 0, 1, 0), null] };
  expect(against({ masks: [changed] })).toEqual({ kind: 'mask', trial: 0, chain: 0, round: 1, parameter: 0 });
  const fewer = {
    ...mask,
    remaining: [
      [4, 2],
      [3, 1],
    ],
  };
  expect(against({ masks: [fewer] })).toMatchObject({ kind: 'mask', round: 1, parameter: 1 });
  expect(against({ masks: [] })).toMatchObject({ kind: 'mask', trial: 0 });
});
