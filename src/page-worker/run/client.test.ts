import { inEnglish } from '../../problem';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createClient, type Client } from './client';
import type { LabError, PageMessage } from './messages';

class FakeWorker extends EventTarget {
  readonly heard: PageMessage[] = [];
  isEnded = false;
  constructor() {
    super();
    workers.push(this);
  }
  postMessage(message: PageMessage): void {
    this.heard.push(message);
  }
  terminate(): void {
    this.isEnded = true;
  }
  pong(): void {
    this.dispatchEvent(new MessageEvent('message', { data: { kind: 'pong', request: 0 } }));
  }
  crash(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

const stop: PageMessage = { kind: 'stop', session: 1, forget: false };
let workers: FakeWorker[];
let lost: LabError[];
let replaced: string[];
let client: Client;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', FakeWorker);
  [workers, lost, replaced] = [[], [], []];
  client = createClient(
    () => undefined,
    (reason) => void replaced.push(inEnglish(reason)),
    (error) => void lost.push(error),
  );
});
afterEach(() => {
  client.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('says at once when its script does not come, and tries again with the next message', () => {
  client.send(stop);
  workers[0].dispatchEvent(new Event('error'));
  expect(lost).toMatchObject([
    { kind: 'file-missing', message: { english: 'coordinator.worker.js could not be fetched.' } },
  ]);
  expect(workers).toHaveLength(1);
  client.send(stop);
  expect(workers[1].heard).toEqual([stop]);
  workers[0].crash('late');
  expect(replaced).toEqual([]);
});

it('waits for a script on a slow network, not for one that is stuck', () => {
  client.send(stop);
  vi.advanceTimersByTime(300_000);
  expect(workers).toHaveLength(1);
  workers[0].pong();
  vi.advanceTimersByTime(40_000);
  expect(replaced).toEqual(['No answer for 30 s.']);
  expect(workers[0].isEnded).toBe(true);
});

it('replaces one that crashes, gives up in the end, and begins anew when it is needed', () => {
  client.send(stop);
  for (let at = 0; at < 4; at += 1) workers[at].crash('out of memory');
  expect(replaced).toEqual(['out of memory', 'out of memory', 'out of memory']);
  expect(lost).toEqual([{ kind: 'worker-crashed', message: 'out of memory' }]);
  client.send(stop);
  expect(workers).toHaveLength(5);
});
