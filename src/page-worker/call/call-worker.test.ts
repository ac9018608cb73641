import { expect, it } from 'vitest';
import { callWorker } from './call-worker';
import { FakeWorker } from './fixture';
import type { Refusal } from './refused';

interface Functions {
  add(a: number, b: number): Promise<number>;
  name(): Promise<string>;
}

const setUp = () => {
  const workers: FakeWorker[] = [];
  const told: string[] = [];
  const deaths: Refusal[] = [];
  const { functions } = callWorker<Functions, string>({
    spawn() {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker as unknown as Worker;
    },
    script: 'add.worker.js',
    receive: (event) => told.push(event),
    died: (refusal) => deaths.push(refusal),
  });
  return { workers, told, deaths, functions };
};

it('starts the worker with the first call, and gives every answer to its own call', async () => {
  const { workers, told, functions } = setUp();
  expect(workers).toEqual([]);
  const [first, second] = [functions.add(1, 2), functions.name()];
  const { calls } = workers[0];
  const say: FakeWorker['say'] = (message) => workers[0].say(message);
  expect(calls).toEqual([
    { request: 1, name: 'add', given: [1, 2] },
    { request: 2, name: 'name', given: [] },
  ]);
  say({ kind: 'answer', request: 2, answer: 'adder' });
  say({ kind: 'event', event: 'done' });
  say({ kind: 'answer', request: 1, answer: 3 });
  expect([await first, await second, told]).toEqual([3, 'adder', ['done']]);
});

it('a refusal says why, with its facts', async () => {
  const { workers, functions } = setUp();
  const asked = functions.name();
  const refusal = { kind: 'data-missing', message: 'mnist/t10k: not here', set: 'mnist' } as const;
  workers[0].say({ kind: 'refusal', request: 1, refusal });
  await expect(asked).rejects.toMatchObject({ said: 'mnist/t10k: not here', refusal });
});

it('a worker that dies refuses all that waits; the next call starts another', async () => {
  const { workers, deaths, functions } = setUp();
  const asked = [functions.name(), functions.add(1, 2)];
  workers[0].say({ kind: 'here' });
  workers[0].crash('out of memory');
  for (const one of asked) await expect(one).rejects.toThrow('out of memory');
  expect([workers[0].isEnded, deaths]).toEqual([true, [{ kind: 'worker-crashed', message: 'out of memory' }]]);
  const again = functions.name();
  workers[1].crash();
  await expect(again).rejects.toThrow('add.worker.js could not be fetched.');
  workers[0].crash('late');
  expect(deaths.map(({ kind }) => kind)).toEqual(['worker-crashed', 'file-missing']);
});
