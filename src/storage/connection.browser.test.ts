import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { beforeEach, expect, it, vi } from 'vitest';
import { connect, type Connection } from './connection';
import { indexedDbHistory } from './history-indexed-db';
import { packedRun } from './history-contract';
import { indexedDbStorage } from './indexed-db';

interface Schema extends DBSchema {
  things: { key: string; value: string };
}
const name = 'ticket-lab-connection-test';
let lost = vi.fn<() => void>();
let connection: Connection<Schema>;
const put = (key: string): Promise<string> => connection.use((database) => database.put('things', 'thing', key));
const keys = (): Promise<string[]> => connection.use((database) => database.getAllKeys('things'));

beforeEach(async () => {
  await deleteDB(name);
  lost = vi.fn<() => void>();
  connection = await connect<Schema>({
    name,
    version: 1,
    upgrade: (made) => void made.createObjectStore('things'),
    lost,
  });
});

it('is opened again when all site data are deleted, and says so', async () => {
  await put('a');
  await deleteDB(name);
  expect(await keys()).toEqual([]);
  await put('b');
  expect(await keys()).toEqual(['b']);
  expect(lost).toHaveBeenCalledTimes(1);
});

it('is opened again when the browser has closed it without a word', async () => {
  await put('a');
  connection.now()?.close();
  expect(await keys()).toEqual(['a']);
  expect(lost).toHaveBeenCalledTimes(1);
});

it('does work once more that was under way when the connection went', async () => {
  let times = 0;
  await connection.use(async (database) => {
    times += 1;
    if (times === 1) throw new DOMException('The connection was closed.', 'AbortError');
    await database.put('things', 'thing', 'a');
  });
  expect([times, await keys()]).toEqual([2, ['a']]);
});

it('is not left open when what comes first fails', async () => {
  const seen: IDBPDatabase<Schema>[] = [];
  const opened = async (database: IDBPDatabase<Schema>): Promise<void> => {
    seen.push(database);
    throw new Error('nothing can be read');
  };
  await expect(connect<Schema>({ name, version: 1, upgrade: () => undefined, opened })).rejects.toThrow(
    'nothing can be read',
  );
  expect(seen.length).toBe(1);
  expect(() => seen[0].transaction('things')).toThrow('closing');
});

it('says in a sentence what the browser refuses, and takes it up when it does so no more', async () => {
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  connection.now()?.close();
  await expect(keys()).rejects.toThrow(
    'The browser does not let this page read and write its storage (SecurityError).',
  );
  open.mockRestore();
  expect(await keys()).toEqual([]);
  const newer = await openDB(name, 9);
  await expect(keys()).rejects.toThrow('Another tab has a newer version of this page open');
  newer.close();
});

it('passes on that there is no room, and mistakes of its own', async () => {
  await expect(
    connection.use(async () => {
      throw new DOMException('full', 'QuotaExceededError');
    }),
  ).rejects.toThrow('full');
  await expect(
    connection.use(async () => {
      throw new TypeError('wrong');
    }),
  ).rejects.toThrow(TypeError);
});

it('training runs and whole runs are kept again after site data were cleared', async () => {
  for (const one of ['ticket-lab-cleared', 'ticket-lab-history-cleared']) await deleteDB(one);
  const storage = await indexedDbStorage(1e6, 'ticket-lab-cleared');
  const history = await indexedDbHistory(1e6, 'ticket-lab-history-cleared', lost);
  await storage.putFiles('mnist', { labels: Uint8Array.of(7) });
  await history.put([packedRun('a', 1)]);
  await Promise.all([deleteDB('ticket-lab-cleared'), deleteDB('ticket-lab-history-cleared')]);
  expect([await storage.getFiles('mnist'), await history.list()]).toEqual([undefined, []]);
  await storage.putFiles('mnist', { labels: Uint8Array.of(8) });
  await history.put([packedRun('b', 2)]);
  expect(await storage.getFiles('mnist')).toEqual({ labels: Uint8Array.of(8) });
  expect((await history.list()).map(({ id }) => id)).toEqual(['b']);
  expect(lost).toHaveBeenCalledTimes(1);
});
