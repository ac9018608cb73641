/** Two chains of one method with levels of their own: from the link to the file and back. */
import { expect, it } from 'vitest';
import { armNames } from '../experiment/arm-names';
import { armsOf } from '../experiment/chains';
import { remainingByLevel } from '../experiment/levels';
import { networkOn } from '../experiment/network';
import { DamagedFile } from '../formats/damaged-file';
import { readRecording, writeRecording } from '../formats/file';
import { summaryOf } from '../formats/summary';
import { armOf, type Arm } from '../lottery/run-key';
import { verdictOf } from '../lottery/verdict';
import { isComplete } from '../recording/complete';
import { fingerprint } from '../recording/fingerprint';
import { resultsOf, standardOf } from '../recording/results';
import { memoryStorage } from '../storage/memory';
import { outcome, smallExperiment, testLab, until } from './fixture';
import { recordedPlan } from './plan';

// 96 weights; the ticket has 78, 64, 53 left, the second chain 52, 29, 17, 10
const experiment = smallExperiment(
  '&pruning.rate=0.2&chains=imp*reinitialized,imp*random-mask&chain.1.pruning.rate=0.5&chain.1.pruning.rounds=4',
);
const [ticket, second, shuffled] = ['0', '1', '1*random-mask'] as const satisfies Arm[];

const trained = testLab({ workers: 2 });
await trained.lab.start(experiment);
trained.lab.close();
const recording = trained.recording(experiment);

it('every planned run is trained, each chain to its own last level', () => {
  expect(trained.error()).toBeNull();
  expect(trained.progress()).toMatchObject({ runsDone: 30, runsTotal: 30, stepsDone: 1_200, secondsLeft: 0 });
  expect(isComplete(recording)).toBe(true);
  const levels = (arm: Arm): number[] =>
    recording.runs.flatMap(({ id }) => (id.trial === 0 && armOf(id) === arm ? [id.level] : [])).toSorted();
  expect(armsOf(experiment).map((arm) => [arm, levels(arm)])).toEqual([
    [ticket, [1, 2, 3]],
    ['0*reinitialized', [1, 2, 3]],
    [second, [1, 2, 3, 4]],
    [shuffled, [1, 2, 3, 4]],
  ]);
  expect(recordedPlan(recording).runs()).toHaveLength(30);
  const kernels = recording.masks.find(({ trial, chain }) => trial === 1 && chain === 1)?.remaining;
  expect(kernels?.map((counts) => counts[0] + counts[2] + counts[4])).toEqual([96, 52, 29, 17, 10]);
});

it('its file is read back as it was', async () => {
  const text = await writeRecording(recording);
  expect(text).toContain('"arm":"ticket-2*random-mask"');
  const again = await readRecording(text);
  expect(outcome(again)).toEqual(outcome(recording));
  expect(isComplete(again)).toBe(true);
  expect(fingerprint(again)).toBe(fingerprint(recording));
  expect(fingerprint(again)).toMatch(/^2-[0-9a-f]{64}$/);
});

it('a run beyond its chain, or of no arm, is refused with what is allowed', async () => {
  const text = (await writeRecording(recording)).replace(/,"fingerprint":"[^"]*"/, '');
  const changed = (from: string, to: string): Promise<unknown> => readRecording(text.replace(from, to));
  const refused = async (from: string, to: string, sentence: string): Promise<void> => {
    expect(text).toContain(from);
    await expect(changed(from, to)).rejects.toThrow(DamagedFile);
    await expect(changed(from, to)).rejects.toThrow(`The recording contradicts itself: ${sentence}.`);
  };
  const arms = 'the experiment has the arms ticket, reinitialized, ticket-2, ticket-2*random-mask';
  await refused(
    '"trial":0,"round":3,"arm":"ticket"',
    '"trial":0,"round":4,"arm":"ticket"',
    'trial 1, round 4, "ticket": its chain has rounds 1 … 3',
  );
  await refused(
    '"trial":0,"round":4,"arm":"ticket-2*random-mask"',
    '"trial":0,"round":5,"arm":"ticket-2*random-mask"',
    'trial 1, round 5, "ticket-2*random-mask": its chain has rounds 1 … 4',
  );
  await refused('"arm":"ticket-2"', '"arm":"ticket-3"', `trial 1, round 1, "ticket-3": ${arms}`);
  await refused('"arm":"ticket-2*random-mask"', '"arm":"random-mask"', `trial 1, round 1, "random-mask": ${arms}`);
  await refused(
    '"arm":"ticket-2*random-mask"',
    '"arm":"ticket-2*reinitialized"',
    `trial 1, round 1, "ticket-2*reinitialized": ${arms}`,
  );
  await refused(
    '"chain":"ticket-2"',
    '"chain":"ticket-9"',
    'masks of trial 1, "ticket-9": allowed are those of ticket, ticket-2',
  );
  await refused(
    '"chain":"ticket-2"',
    '"chain":"ticket-2*random-mask"',
    'masks of trial 1, "ticket-2*random-mask": allowed are those of ticket, ticket-2',
  );
});

it('chains are held against the full network, and against each other at equal counts only: never here', () => {
  const results = resultsOf(recording);
  const { parameters } = networkOn(experiment, recording.data);
  for (const result of results) {
    expect(result.remaining).toBe(remainingByLevel(experiment, parameters, result.chain ?? 0)[result.level]);
  }
  for (const round of [1, 2, 3]) {
    const verdict = verdictOf(standardOf(recording), results, armsOf(experiment), round);
    expect(verdict?.others.map(({ arm }) => arm)).toEqual(['0*reinitialized']);
  }
  expect(verdictOf(standardOf(recording), results, armsOf(experiment), 4)).toBeNull();
  // a list of runs draws over the ticket's rounds: what others have elsewhere is not squeezed onto them
  const { curves, runs, planned } = summaryOf(recording, { id: 'a', name: '', note: '', when: 0 }, 0);
  expect([runs, planned]).toEqual([30, 30]);
  const { nameOf } = armNames(experiment);
  expect(curves.map(({ arm, values }) => [arm, values.map((value) => value !== null)])).toEqual([
    [nameOf(ticket), [true, true, true, true]],
    ['reinitialized', [true, true, true, true]],
    [nameOf(second), [true, false, false, false]],
    [nameOf(shuffled), [true, false, false, false]],
  ]);
});

it('goes on from what is stored, and is recalled as far as it is', async () => {
  const storage = memoryStorage();
  const before = testLab({ workers: 1, storage });
  void before.lab.start(experiment);
  const over = (): number => before.events.filter(({ kind }) => kind === 'run-finished').length;
  await until(() => over() >= 12, '12 finished runs');
  before.lab.close();
  const recalled = await testLab({ storage }).lab.recall(experiment);
  expect(recalled?.progress).toMatchObject({ runsTotal: 30 });
  expect(recalled?.progress.runsDone).toBeGreaterThanOrEqual(11);
  const after = testLab({ workers: 2, storage });
  await after.lab.start(experiment);
  after.lab.close();
  expect(outcome(after.recording(experiment))).toEqual(outcome(recording));
  expect(after.progress()?.runsReused).toBeGreaterThanOrEqual(11);
});
