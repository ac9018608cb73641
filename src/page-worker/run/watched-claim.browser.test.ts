import { expect, test, vi } from 'vitest';
import type { LabEvent } from '../../recording/events';
import { claimExperiment } from './claim-experiment';
import { watchedClaim } from './watched-claim';
import { fullKey } from '../../lottery/run-key';

const began: LabEvent = {
  kind: 'began',
  engine: { id: 'simd', backend: 'wasm', version: 'simd-2', device: '', software: false, workers: 1, reason: 'chosen' },
  data: { inputShape: [2], classNames: ['a', 'b'], filesHash: null },
};
const started = (trial: number): LabEvent => ({ kind: 'run-started', id: fullKey(trial) });

/** A tab: what it has seen of another's experiment, and whether it waits. */
function tab() {
  const seen: LabEvent[] = [];
  let waits = false;
  const controller = new AbortController();
  const { claim, tell } = watchedClaim(claimExperiment, (events) => void seen.push(...events));
  const take = () => claim('watched', () => (waits = true), controller.signal);
  return { seen, tell, take, waits: () => waits, controller };
}

test('a waiting tab sees all that the other one reports, in order and once, then takes over', async () => {
  const [first, second] = [tab(), tab()];
  const release = await first.take();
  first.tell([began, started(0)]);
  const taken = second.take();
  await vi.waitFor(() => expect(second.seen).toEqual([began, started(0)]));
  expect(second.waits()).toBe(true);
  first.tell([started(1)]);
  await vi.waitFor(() => expect(second.seen).toEqual([began, started(0), started(1)]));
  release();
  const end = await taken;
  second.tell([began, started(2)]);
  // now the second one is watched, and the first hears nothing without asking
  const third = tab();
  const waiting = third.take().catch(() => undefined);
  await vi.waitFor(() => expect(third.seen).toEqual([began, started(2)]));
  expect(first.seen).toEqual([]);
  third.controller.abort();
  await waiting;
  second.tell([started(3)]);
  end();
  expect(third.seen).toHaveLength(2);
});

test('started anew: who comes then sees only the new run', async () => {
  const [first, second] = [tab(), tab()];
  const release = await first.take();
  first.tell([began, started(0)]);
  first.tell([began, started(1)]);
  const taken = second.take();
  await vi.waitFor(() => expect(second.seen).toEqual([began, started(1)]));
  release();
  (await taken)();
});

test('without channels to other tabs an experiment is taken and told of all the same', async () => {
  const spy = vi.spyOn(window, 'BroadcastChannel').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  const waited = vi.fn<() => void>();
  const { claim, tell } = watchedClaim(claimExperiment, () => undefined);
  const release = await claim('without channels', waited, new AbortController().signal);
  tell([began]);
  release();
  expect(waited).not.toHaveBeenCalled();
  spy.mockRestore();
});
