/** Copies in other data orders and the paths between networks: from the settings to the file, and back from storage. */
import { expect, it } from 'vitest';
import { isComplete } from '../recording/complete';
import { namesOf, trainConnected } from './connected-fixture';

const trained = await trainConnected(
  '&connectivity.steps=0,20&connectivity.anotherStart=drawn&connectivity.levels=last&connectivity.points=5',
);
const { recording, measurements, accuracyOf } = trained;

it('copies are trained and counted, and are on no chart', () => {
  expect(trained.error).toBeNull();
  expect(recording.runs).toHaveLength(4); // the full network, ticket and two controls
  expect(trained.progress).toMatchObject({ runsDone: 11, runsTotal: 11 });
  expect(isComplete(recording)).toBe(true);
  expect(isComplete({ ...recording, measurements: measurements.slice(1) })).toBe(false);
});

it('paths are told for each pair, and end at what runs have measured', () => {
  const told = measurements.map(({ id: { level, control }, about }) =>
    [level, control, about.step, about.start].join(),
  );
  expect(told.toSorted()).toEqual([
    '0,,0,0',
    '0,,0,1',
    '0,,20,0',
    '1,,0,0',
    '1,random-mask,0,0',
    '1,reinitialized,0,0',
  ]);
  for (const { id, about, columns } of measurements) {
    expect(columns.alpha).toEqual([0, 0.25, 0.5, 0.75, 1]);
    // from a later step on both are copies
    const end = about.step === 0 ? accuracyOf(id.level, id.control) : columns['test.accuracy'][0];
    expect(columns['test.accuracy'][0]).toBe(end);
    expect(columns['test.loss'].at(-1)).not.toBe(columns['test.loss'][0]);
  }
});

it('what else the recording tells is as without them, and its file is read back as it was', async () => {
  const [own, plain] = await trained.fingerprints();
  expect(own).toBe(plain);
  const again = await trained.again();
  expect(namesOf(again.measurements)).toEqual(namesOf(measurements));
  for (const { measure, id, about, columns } of again.measurements ?? []) {
    const told = measurements.find((other) => JSON.stringify([other.id, other.about]) === JSON.stringify([id, about]));
    expect([measure, columns['test.accuracy']]).toEqual(['path', told?.columns['test.accuracy']]);
  }
});

it('a new page finds them in storage, and trains nothing', async () => {
  const page = await trained.recall();
  expect(page.trainers).toEqual([]);
  expect(page.sorted).toEqual(trained.sorted);
  expect(page.progress).toMatchObject({ runsDone: 11, runsReused: 11 });
});
