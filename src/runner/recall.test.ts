import { expect, it } from 'vitest';
import { record } from '../recording/events';
import { fingerprint } from '../recording/fingerprint';
import { emptyRecording, type Recording } from '../recording/recording';
import { memoryStorage } from '../storage/memory';
import type { Storage } from '../storage/storage';
import { outcome, reference, smallExperiment, testLab, until } from './fixture';

const experiment = smallExperiment();
const allRuns = 2 * (1 + 3 * 3);

/** What a new page finds in this storage, and how many trainers it took to find it. */
async function recalled(storage: Storage, of = experiment) {
  const { lab, trainers, statuses, events } = testLab({ storage });
  const found = await lab.recall(of);
  lab.close();
  expect([trainers.length, statuses, events]).toEqual([0, [], []]); // nothing is trained, nothing told beside the answer
  return found && { ...found, recording: found.events.reduce(record, emptyRecording(of)) };
}

/** Trains until some runs are over, then leaves. */
async function trained(storage: Storage, runs: number, of = experiment): Promise<Recording> {
  let over = 0;
  const page = testLab({ storage, onEvent: ({ kind }) => (over += kind === 'run-finished' ? 1 : 0) });
  void page.lab.start(of);
  await until(() => over >= runs || page.statuses.at(-1) === 'finished', `${runs} runs`);
  await page.lab.stop();
  page.lab.close();
  return page.recording(of);
}

it('finds nothing where nothing is stored, nor for other seeds', async () => {
  const storage = memoryStorage();
  expect(await recalled(storage)).toBeNull();
  await trained(storage, 3);
  expect(await recalled(storage, smallExperiment('&chance.orderSeed=2'))).toBeNull();
});

it('finds a finished experiment as it was, with its masks and its fingerprint', async () => {
  const storage = memoryStorage();
  const before = await trained(storage, Infinity);
  const found = await recalled(storage);
  expect(found?.progress).toMatchObject({
    runsDone: allRuns,
    runsTotal: allRuns,
    runsReused: allRuns,
    secondsLeft: null,
    secondsToResult: null,
  });
  expect(outcome(found?.recording ?? before)).toEqual(await reference());
  expect(fingerprint(found?.recording ?? before)).toBe(fingerprint(before));
  expect(found?.recording.engine).toMatchObject({
    id: 'simd',
    backend: 'wasm',
    version: before.engine?.version,
    workers: 2,
  });
  expect(found?.recording.data).toEqual(before.data);
});

it('finds the runs that were over when the page was left, and training goes on to the same end', async () => {
  const storage = memoryStorage();
  await trained(storage, 7);
  const page = testLab({ storage });
  const found = await page.lab.recall(experiment);
  const runs = found?.events.filter((event) => event.kind === 'run-finished') ?? [];
  expect(runs.length).toBeGreaterThanOrEqual(7);
  expect(runs.length).toBeLessThan(allRuns);
  expect(found?.progress.runsDone).toBe(runs.length);
  expect(found?.events.some(({ kind }) => kind === 'warning')).toBe(false); // no chain has stopped
  await page.lab.start(experiment);
  expect(outcome(page.recording(experiment))).toEqual(await reference());
  expect(page.progress()?.runsReused).toBeGreaterThanOrEqual(runs.length);
});

it('one step goes on with the first round that is not over', async () => {
  const storage = memoryStorage();
  await trained(storage, Infinity, smallExperiment('&pruning.rounds=2'));
  const page = testLab({ storage });
  const found = await page.lab.recall(experiment);
  expect(found?.events.filter(({ kind }) => kind === 'run-finished')).toHaveLength(2 * (1 + 2 * 3)); // shared with it
  void page.lab.start(experiment);
  page.lab.stepRound();
  await until(() => page.statuses.at(-1) === 'finished', 'the last round');
  expect(page.recording(experiment).runs).toHaveLength(allRuns);
});

it('gives way to training that begins meanwhile; what it found is forgotten with the rest', async () => {
  const storage = memoryStorage();
  await trained(storage, Infinity);
  const page = testLab({ storage });
  const recalling = page.lab.recall(experiment);
  const training = page.lab.start(experiment);
  expect(await recalling).toBeNull();
  await training;
  page.lab.close();
  const other = testLab({ storage });
  await other.lab.recall(experiment);
  await other.lab.stop(true);
  expect(await recalled(storage)).toBeNull();
});

it('of which nobody saw anything is found again when it is asked for', async () => {
  const storage = memoryStorage();
  await trained(storage, Infinity);
  const page = testLab({ storage });
  await page.lab.recall(experiment);
  expect(await page.lab.recall(experiment)).toBeNull(); // it is on screen
  page.lab.dropSession();
  expect(await page.lab.recall(experiment)).not.toBeNull();
  page.lab.close();
});

it('what diverged is found with its warning, and is not taken for what is missing', async () => {
  const storage = memoryStorage();
  const wild = smallExperiment(
    '&training.optimizer=sgd&training.learningRate=2&network.initializer=gaussian&network.standardDeviation=2&training.batch=1&network.widths=64,64,64',
  );
  const before = await trained(storage, Infinity, wild);
  const found = await recalled(storage, wild);
  const texts = ({ warnings }: Recording): string[] => warnings.map((warning) => JSON.stringify(warning)).toSorted();
  expect(texts(found?.recording ?? emptyRecording(wild))).toEqual(texts(before));
  expect(before.warnings.map(({ kind }) => kind)).toContain('chain-stopped');
  expect(outcome(found?.recording ?? emptyRecording(wild))).toEqual(outcome(before));
});
