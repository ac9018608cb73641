/** Planes through three networks: from the settings to the file, and back from storage. */
import { expect, it } from 'vitest';
import { isComplete } from '../recording/complete';
import { namesOf, trainConnected } from './connected-fixture';

const trained = await trainConnected(
  '&connectivity.points=5&connectivity.steps=0,20&connectivity.plane=both&connectivity.planePoints=5',
);
const { recording, measurements, accuracyOf } = trained;
const planes = measurements.filter(({ measure }) => measure === 'plane');

it('are told for each step where copies part, and for the ticket; no run is trained for them', () => {
  expect(trained.error).toBeNull();
  expect(planes.map(({ id, about }) => [id.level, about.step].join()).toSorted()).toEqual(['0,0', '0,20', '1,0']);
  for (const { columns } of planes) expect(columns['test.loss']).toHaveLength(3 + 25);
  expect(trained.progress).toMatchObject({ runsTotal: 7 }); // four, and three copies
  expect(isComplete(recording)).toBe(true);
  expect(isComplete({ ...recording, measurements: measurements.filter((one) => one !== planes[0]) })).toBe(false);
});

it('go through networks with the numbers of their own runs', () => {
  const ofTicket = planes.find(({ id }) => id.level === 1);
  const own = [accuracyOf(0), accuracyOf(1), accuracyOf(1, 'reinitialized')];
  expect(ofTicket?.columns['test.accuracy'].slice(0, 3)).toEqual(own);
  const ofCopies = planes.find(({ id, about }) => id.level === 0 && about.step === 0);
  const path = measurements.find(({ measure, about }) => measure === 'path' && about.step === 0);
  expect(ofCopies?.columns['test.loss'].slice(0, 2)).toEqual([0, 4].map((at) => path?.columns['test.loss'][at]));
});

it('change nothing else, and their file is read back as it was', async () => {
  const [own, plain] = await trained.fingerprints();
  expect(own).toBe(plain);
  expect(namesOf((await trained.again()).measurements)).toEqual(namesOf(measurements));
});

it('a new page finds them in storage, and computes nothing', async () => {
  const page = await trained.recall();
  expect(page.trainers).toEqual([]);
  expect(page.sorted).toEqual(trained.sorted);
});
