/** Planes through three networks: from the settings to the file, and back from storage. */
import { expect, it } from 'vitest';
import { readRecording, writeRecording } from '../formats/file';
import { isComplete } from '../recording/complete';
import { record } from '../recording/events';
import { fingerprint } from '../recording/fingerprint';
import { emptyRecording } from '../recording/recording';
import { memoryStorage } from '../storage/memory';
import { smallExperiment, testLab } from './fixture';

const few = '&pruning.rounds=1&chance.trials=1&connectivity.points=5&connectivity.steps=0,20';
const experiment = smallExperiment(`${few}&connectivity.plane=both&connectivity.planePoints=5`);
const storage = memoryStorage();
const { lab, ...trained } = testLab({ workers: 2, storage });
await lab.start(experiment);
lab.close();
const recording = trained.recording(experiment);
const { measurements = [] } = recording;
const planes = measurements.filter(({ measure }) => measure === 'plane');

it('are told for each step where copies part, and for the ticket; no run is trained for them', () => {
  expect(trained.error()).toBeNull();
  expect(planes.map(({ id, about }) => [id.level, about.step].join()).toSorted()).toEqual(['0,0', '0,20', '1,0']);
  for (const { columns } of planes) expect(columns['test.loss']).toHaveLength(3 + 25);
  expect(trained.progress()).toMatchObject({ runsTotal: 7 }); // four, and three copies
  expect(isComplete(recording)).toBe(true);
  expect(isComplete({ ...recording, measurements: measurements.filter((one) => one !== planes[0]) })).toBe(false);
});

it('go through networks with the numbers of their own runs', () => {
  const accuracyOf = (level: number, control: string | null) =>
    recording.runs.find(({ id }) => id.level === level && id.control === control)?.points['test.accuracy']?.at(-1);
  const ofTicket = planes.find(({ id }) => id.level === 1);
  const own = [accuracyOf(0, null), accuracyOf(1, null), accuracyOf(1, 'reinitialized')];
  expect(ofTicket?.columns['test.accuracy'].slice(0, 3)).toEqual(own);
  const ofCopies = planes.find(({ id, about }) => id.level === 0 && about.step === 0);
  const path = measurements.find(({ measure, about }) => measure === 'path' && about.step === 0);
  expect(ofCopies?.columns['test.loss'].slice(0, 2)).toEqual([0, 4].map((at) => path?.columns['test.loss'][at]));
});

it('change nothing else, and their file is read back as it was', async () => {
  const plain = testLab();
  await plain.lab.start(smallExperiment(few));
  plain.lab.close();
  expect(fingerprint(recording)).toBe(fingerprint(plain.recording(smallExperiment(few))));
  const again = await readRecording(await writeRecording(recording));
  const text = planes.map(({ id, about }) => JSON.stringify([id, about])).toSorted();
  const read = again.measurements?.filter(({ measure }) => measure === 'plane') ?? [];
  expect(read.map(({ id, about }) => JSON.stringify([id, about])).toSorted()).toEqual(text);
});

it('a new page finds them in storage, and computes nothing', async () => {
  const page = testLab({ storage });
  const found = await page.lab.recall(experiment);
  page.lab.close();
  expect(page.trainers).toEqual([]);
  const recalled = found?.events.reduce(record, emptyRecording(experiment));
  const byText = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  expect(recalled?.measurements?.toSorted(byText)).toEqual(measurements.toSorted(byText));
});
