import { deleteDB } from 'idb';
import { expect, it } from 'vitest';
import { describeStorage } from './contract';
import { indexedDbStorage } from './indexed-db';

let databases = 0;
const fresh = async (quota: number) => {
  databases += 1;
  const name = `ticket-lab-test-${databases}`;
  await deleteDB(name);
  return indexedDbStorage(quota, name);
};

describeStorage('IndexedDB', fresh);

it('is still there when it is opened again', async () => {
  await deleteDB('ticket-lab-again');
  const first = await indexedDbStorage(1e6, 'ticket-lab-again');
  await first.putFiles('mnist', { labels: Uint8Array.of(7) });
  const second = await indexedDbStorage(1e6, 'ticket-lab-again');
  expect(await second.getFiles('mnist')).toEqual({ labels: Uint8Array.of(7) });
});
