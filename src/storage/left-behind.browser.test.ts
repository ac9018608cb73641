import { deleteDB } from 'idb';
import { expect, it } from 'vitest';
import { defaultExperiment } from '../experiment/schema';
import { emptyRecording } from '../recording/recording';
import { leftBehind } from './left-behind';

const name = 'ticket-lab-left-behind-test';
const recording = {
  ...emptyRecording(defaultExperiment),
  masks: [{ trial: 0, chain: 0, remaining: [[3], [2]], prunedIn: [Uint8Array.of(0, 1, 0), null] }],
};

it('holds what was left, masks included, under its id until it is taken up', async () => {
  await deleteDB(name);
  const page = await leftBehind(name);
  page.leave({ id: 'a', when: 1, recording: emptyRecording(defaultExperiment) });
  page.leave({ id: 'a', when: 1, recording });
  page.leave({ id: 'b', when: 2, recording });
  const next = await leftBehind(name);
  expect(await next.all()).toEqual([
    { id: 'a', when: 1, recording },
    { id: 'b', when: 2, recording },
  ]);
  await next.forget('a');
  expect((await page.all()).map(({ id }) => id)).toEqual(['b']);
});

it('can be left again once site data were cleared', async () => {
  const page = await leftBehind(name);
  await deleteDB(name);
  expect(await page.all()).toEqual([]);
  page.leave({ id: 'c', when: 3, recording });
  await expect.poll(async () => (await page.all()).map(({ id }) => id)).toEqual(['c']);
});
