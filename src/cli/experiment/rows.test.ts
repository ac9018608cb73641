import { expect, it } from 'vitest';
import { readLink } from '../../experiment/link';
import { runOf, type Arm } from '../../lottery/run-key';
import { smallData, smallEngine, smallRun } from '../../recording/fixture';
import { emptyRecording, type RunRecord } from '../../recording/recording';
import { standardOf } from '../../recording/results';
import { rowsOf } from './rows';
import { tableOf } from './table';

const { experiment } = readLink(
  'data.set=moons&data.test=100&network.widths=2&pruning.rounds=1&pruning.rate=0.5&chance.trials=2&chains=imp,imp*random-mask&chain.1.pruning.rounds=2',
);
/** @param test accuracy at the early stop, which is the last point */
const run = (arm: Arm, level: number, trial: number, test = 0.52): RunRecord => {
  const made = smallRun(arm, 0.4, trial);
  return { ...made, id: runOf(trial, arm, level), points: { ...made.points, 'test.accuracy': [0.5, test] } };
};

it('has a row for every arm at every level of its chain, each against the full network', () => {
  const runs = [0, 1].flatMap((trial) => [
    run('full', 0, trial),
    run('0', 1, trial, 0.54),
    run('1', 1, trial, 0.55),
    run('1*random-mask', 1, trial, 0.5),
    run('1', 2, trial, 0.53),
  ]);
  const rows = rowsOf({ ...emptyRecording(experiment), engine: smallEngine, data: smallData, runs });
  expect(
    rows.map(({ round, arm, weightsRemaining, trials, difference }) => [
      round,
      arm,
      weightsRemaining,
      trials,
      difference && Number(difference.mean.toFixed(9)),
    ]),
  ).toEqual([
    // 2 → 2 → 2: of 4 + 4 weights the output layer loses a quarter a round, the other half
    [0, 'full', 1, 2, null],
    [1, 'ticket', 5 / 8, 2, 0.02],
    [1, 'ticket-2', 5 / 8, 2, 0.03],
    [1, 'ticket-2*random-mask', 5 / 8, 2, -0.02],
    [2, 'ticket-2', 3 / 8, 2, 0.01],
  ]);
});

it('tells the steps to match the full network of the same trial, and how many never do', () => {
  // after 50 steps all are at 0.75; the full networks end at 0.4, the tickets at 0.3 and 0.5
  const full = [0, 1].map((trial) => run('full', 0, trial));
  const tickets = [0.3, 0.5].map((loss, trial) => ({ ...smallRun('0', loss, trial), id: runOf(trial, '0', 1) }));
  const recording = {
    ...emptyRecording(experiment),
    engine: smallEngine,
    data: smallData,
    runs: [...full, ...tickets],
  };
  const [whole, ticket] = rowsOf(recording);
  expect([whole.matchStep?.mean, whole.unmatched]).toEqual([100, 0]);
  expect([ticket.matchStep?.mean, ticket.unmatched]).toEqual([100, 1]);
  expect(tableOf(standardOf(recording).judge, [ticket])).toContain('| 100, 2 at the end | 100, 1 never ');
});
