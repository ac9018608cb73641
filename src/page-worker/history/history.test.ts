import { expect, it } from 'vitest';
import { writeRecording } from '../../formats/file';
import { smallRecording, smallRun } from '../../recording/fixture';
import type { Recording } from '../../recording/recording';
import { pack } from '../../formats/pack';
import { isDamaged } from '../../formats/summary';
import { memoryHistory } from '../../storage/history-memory';
import { createHistory, takeUp } from './history';
import { ticket } from '../../lottery/run-key';

const half = smallRecording(smallRun('full', 0.5));
const whole = smallRecording(smallRun('full', 0.5), smallRun(ticket, 0.4));
const other = smallRecording(smallRun('full', 0.5), smallRun(ticket, 0.3));

const create = (quota?: number) => {
  const storage = memoryHistory(quota);
  const history = createHistory(storage);
  const keep = (id: string, kept: Recording, when = 1) => history.keep({ id, when, recording: kept, protect: [] });
  const ids = async () => (await history.list()).map(({ id }) => id);
  return { storage, history, keep, ids };
};

it('keeps a run, gives it back and follows it as it grows', async () => {
  const { history, keep, ids } = create();
  await keep('a', half);
  await history.label('a', { name: 'Mine', note: '' });
  await keep('a', whole);
  expect(await ids()).toEqual(['a']);
  expect(await history.open('a')).toEqual(whole);
  expect(await history.list()).toMatchObject([{ name: 'Mine', runs: 2, planned: 2 }]);
});

it('keeps the same results once, other results of the same settings beside them', async () => {
  const { keep, ids } = create();
  await keep('a', whole, 1);
  await keep('b', half, 2);
  expect(await keep('b', whole, 2)).toEqual({ id: 'a', left: 0 });
  expect(await ids()).toEqual(['a']);
  await keep('c', other, 3);
  expect(await ids()).toEqual(['c', 'a']);
});

it('lets a run that goes on take the place of the one that stopped, with its name', async () => {
  const { history, keep, ids } = create();
  await keep('a', half, 1);
  await history.label('a', { name: 'Begun on Monday', note: 'x' });
  await keep('b', whole, 2);
  expect(await ids()).toEqual(['b']);
  expect(await history.list()).toMatchObject([{ name: 'Begun on Monday', note: 'x' }]);
});

it('exports and imports everything, without doubles', async () => {
  const { history, keep } = create();
  await keep('a', whole, 1);
  await keep('b', other, 2);
  await history.label('b', { name: 'Second', note: 'note' });
  const before = await history.list();
  const { file } = await history.export(null);
  expect(await history.import(file)).toEqual({ added: 0, known: 2 });
  await history.remove(['a', 'b']);
  expect(await history.import(file)).toEqual({ added: 2, known: 0 });
  expect(await history.list()).toEqual(before);
  expect(await history.open('b')).toEqual(other);
});

it('exports some, and changes nothing when a file is damaged', async () => {
  const { history, keep, ids } = create();
  await keep('a', whole, 1);
  await keep('b', other, 2);
  const { file } = await history.export(['a']);
  const fresh = create();
  await fresh.keep('z', half);
  await expect(fresh.history.import(file.slice(0, file.size - 20))).rejects.toThrow(/damaged|cut off/);
  expect(await fresh.ids()).toEqual(['z']);
  expect(await fresh.history.import(file)).toEqual({ added: 1, known: 0 });
  expect(await ids()).toEqual(['b', 'a']);
});

it('says when there is no room, for the run in training and for a file', async () => {
  const { history, keep } = create();
  await keep('a', whole);
  const { file } = await history.export(null);
  const tiny = create(10);
  await expect(tiny.keep('b', other)).rejects.toThrow('no room');
  await expect(tiny.history.import(file)).rejects.toThrow('no room');
  expect(await tiny.ids()).toEqual([]);
});

it('marks runs that are damaged, shows and exports the others, and lets them be deleted', async () => {
  const { storage, history, keep } = create();
  await keep('good', whole, 3);
  await keep('bad', other, 2);
  await history.label('bad', { name: 'Mine', note: '' });
  const [, summary] = await storage.list();
  if (isDamaged(summary)) throw new Error('It is whole as yet.');
  const lying = (await writeRecording(other)).replace('[0.5,0.9]', '[0.5,4.88]');
  await storage.put([{ summary, packed: await pack(lying) }]);
  await expect(history.open('bad')).rejects.toThrow('the validation accuracy at step 100 is 4.88');
  expect(await history.list()).toMatchObject([
    { id: 'good' },
    { id: 'bad', name: 'Mine', damage: { english: expect.stringContaining('4.88') } },
  ]);
  const { file, leftOut } = await history.export(null);
  expect(leftOut).toBe(1);
  expect(await create().history.import(file)).toEqual({ added: 1, known: 0 });
  await history.remove(['bad']);
  expect(await history.list()).toMatchObject([{ id: 'good' }]);
});

it('makes a damaged list entry anew from its recording', async () => {
  const { storage, history, keep } = create();
  await keep('a', whole, 5);
  const [before] = await storage.list();
  if (isDamaged(before)) throw new Error('It is whole as yet.');
  await storage.put([
    {
      summary: { ...before, name: 'Mine', remaining: [52_084] },
      packed: (await storage.getRecording('a')) ?? new Uint8Array(),
    },
  ]);
  expect(await history.list()).toEqual([{ ...before, name: 'Mine' }]);
  expect(await storage.list()).toEqual([{ ...before, name: 'Mine' }]);
});

it('gives up no run while it makes damaged list entries anew', async () => {
  const { storage, keep } = create();
  await keep('a', whole, 1);
  await keep('b', other, 2);
  const entries = await Promise.all(
    (await storage.list()).map(async (run) => {
      if (isDamaged(run)) throw new Error('It is whole as yet.');
      return {
        summary: { ...run, bytes: 0, remaining: [52_084] },
        packed: (await storage.getRecording(run.id)) ?? new Uint8Array(),
      };
    }),
  );
  const tight = create(entries[0].packed.length + entries[1].packed.length - 1);
  await tight.storage.put(entries);
  // there is room to mend one of them
  expect((await tight.history.list()).map((run) => [run.id, isDamaged(run)])).toEqual([
    ['b', false],
    ['a', true],
  ]);
  expect(await tight.ids()).toEqual(['b', 'a']);
  expect(await tight.history.open('a')).toEqual(whole);
});

it('marks runs whose file is older than fingerprints when their numbers are not those of the list entry', async () => {
  const { storage, history, keep } = create();
  const older = async (run: Recording, from = '', to = '') =>
    pack((await writeRecording(run)).replace(/,"fingerprint":"\w+"/, '').replace(from, to));
  for (const [at, id] of ['true', 'false'].entries()) await keep(id, [whole, other][at], at);
  const [second, first] = await storage.list();
  if (isDamaged(first) || isDamaged(second)) throw new Error('They are whole as yet.');
  await storage.put([
    { summary: first, packed: await older(whole) },
    { summary: second, packed: await older(other, '[0.75,0.3]', '[0.75,0.2]') },
  ]);
  expect(await history.open('true')).toEqual(whole);
  const sentence = `The recording states the fingerprint ${second.fingerprint?.slice(0, 8)}, but its numbers have`;
  await expect(history.open('false')).rejects.toThrow(sentence);
  expect(await history.list()).toMatchObject([
    { id: 'false', damage: { english: expect.stringContaining(sentence) } },
    { id: 'true', fingerprint: first.fingerprint },
  ]);
  expect(await history.export(null)).toMatchObject({ leftOut: 1 });
});

it('brings a damaged run back from a file', async () => {
  const { storage, history, keep } = create();
  await keep('a', whole, 5);
  const { file } = await history.export(null);
  const [before] = await storage.list();
  if (isDamaged(before)) throw new Error('It is whole as yet.');
  await storage.put([{ summary: before, packed: Uint8Array.of(1, 2, 3) }]);
  await expect(history.open('a')).rejects.toThrow('not valid JSON');
  expect(await history.import(file)).toEqual({ added: 1, known: 0 });
  expect(await history.open('a')).toEqual(whole);
  expect(await history.list()).toEqual([before]);
});

it('reads a recording from a file without keeping it, and says which run is gone', async () => {
  const { history, ids } = create();
  expect(await history.read(new Blob([await writeRecording(whole)]))).toEqual(whole);
  expect(await ids()).toEqual([]);
  await expect(history.open('gone')).rejects.toThrow('not kept any more');
});

it('takes up runs of pages that were left, but never in place of more', async () => {
  const { history, keep, ids } = create();
  await keep('a', whole, 1);
  const forgotten: string[] = [];
  const left = {
    all: async () => [
      { id: 'a', when: 1, recording: half },
      { id: 'b', when: 2, recording: other },
    ],
    forget: async (id: string) => void forgotten.push(id),
  };
  await takeUp(history, left);
  expect(await ids()).toEqual(['b', 'a']);
  expect(await history.open('a')).toEqual(whole);
  expect(await history.open('b')).toEqual(other);
  expect(forgotten).toEqual(['a', 'b']);
});
