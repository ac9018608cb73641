import { inEnglish } from '../../problem';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createClient, type Client } from './client';
import { FakeWorker } from '../call/fixture';
import type { LabError } from './messages';

class Watched extends FakeWorker {
  constructor() {
    super();
    workers.push(this);
  }
}

const stop = () => client.lab.stop({ session: 1, forget: false }).catch(() => undefined);
const stopped = [{ request: expect.any(Number), name: 'stop', given: [{ session: 1, forget: false }] }];
let workers: FakeWorker[];
let lost: LabError[];
let replaced: string[];
let client: Client;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', Watched);
  [workers, lost, replaced] = [[], [], []];
  client = createClient(
    () => undefined,
    ({ message }) => {
      replaced.push(inEnglish(message));
      void stop();
    },
    (error) => void lost.push(error),
  );
});
afterEach(() => {
  client.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('says at once when its script does not come, and tries again with the next message', () => {
  void stop();
  workers[0].crash();
  expect(lost).toMatchObject([
    { kind: 'file-missing', message: { english: 'coordinator.worker.js could not be fetched.' } },
  ]);
  expect(workers).toHaveLength(1);
  void stop();
  expect(workers[1].calls).toEqual(stopped);
  workers[0].crash('late');
  expect(replaced).toEqual([]);
});

it('waits for a script on a slow network, not for one that is stuck', () => {
  void stop();
  vi.advanceTimersByTime(300_000);
  expect(workers).toHaveLength(1);
  workers[0].say({ kind: 'here' });
  vi.advanceTimersByTime(40_000);
  expect(replaced).toEqual(['No answer for 30 s.']);
  expect(workers[0].isEnded).toBe(true);
});

it('replaces one that crashes, gives up in the end, and begins anew when it is needed', () => {
  void stop();
  for (let at = 0; at < 4; at += 1) workers[at].crash('out of memory');
  expect(replaced).toEqual(['out of memory', 'out of memory', 'out of memory']);
  expect(lost).toEqual([{ kind: 'worker-crashed', message: 'out of memory' }]);
  void stop();
  expect(workers).toHaveLength(5);
});
