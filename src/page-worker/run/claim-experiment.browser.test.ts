import { expect, it, vi } from 'vitest';
import { claimExperiment } from './claim-experiment';

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));
const signal = (): AbortSignal => new AbortController().signal;

it('gives an experiment to one at a time; the next one waits for it', async () => {
  const [waited, waitedTwice] = [vi.fn<() => void>(), vi.fn<() => void>()];
  const letGo = await claimExperiment('a', waited, signal());
  expect(waited).not.toHaveBeenCalled();
  let taken = false;
  const second = claimExperiment('a', waitedTwice, signal()).then((release) => {
    taken = true;
    return release;
  });
  await soon();
  expect([waitedTwice.mock.calls.length, taken]).toEqual([1, false]);
  (await claimExperiment('b', waited, signal()))(); // another one is free
  expect(waited).not.toHaveBeenCalled();
  letGo();
  (await second)();
  (await claimExperiment('a', waited, signal()))();
});

it('stops waiting when it is not wanted any more', async () => {
  const letGo = await claimExperiment('c', () => undefined, signal());
  const controller = new AbortController();
  const waiting = claimExperiment('c', () => controller.abort(), controller.signal);
  await expect(waiting).rejects.toThrow('abort');
  letGo();
});

it.each([
  [
    'refuses them',
    (): never => {
      throw new DOMException('The request was denied.', 'SecurityError');
    },
  ],
  ['refuses them later', () => Promise.reject(new DOMException('The request was denied.', 'SecurityError'))],
  ['is closing', () => Promise.reject(new DOMException('The document is not active.', 'InvalidStateError'))],
])('where the browser has locks and %s, the experiment is free', async (_, request) => {
  const spy = vi.spyOn(navigator.locks, 'request').mockImplementation(request);
  const waited = vi.fn<() => void>();
  const letGo = await claimExperiment('d', waited, signal());
  letGo();
  expect(waited).not.toHaveBeenCalled();
  spy.mockRestore();
});
