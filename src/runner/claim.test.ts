import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../storage/memory';
import type { Claim } from './claim';
import { outcome, reference, smallExperiment, testLab, until } from './fixture';

/** Locks as between tabs of one browser. */
function locks(): Claim {
  const held = new Map<string, Promise<void>>();
  return async (name, waiting, signal) => {
    if (held.has(name)) waiting();
    while (held.has(name)) {
      await held.get(name);
      if (signal.aborted) throw new DOMException('not wanted any more', 'AbortError');
    }
    let release = (): void => undefined;
    const lasting = new Promise<void>((resolve) => {
      release = () => {
        held.delete(name);
        resolve();
      };
    });
    held.set(name, lasting);
    return release;
  };
}

const long = smallExperiment('&training.steps=4000&training.evaluateEvery=500');

describe('two tabs with the same experiment', () => {
  it('train it once: the second waits and then re-uses all of it', async () => {
    const [claim, storage] = [locks(), memoryStorage()];
    const [first, second] = [testLab({ claim, storage }), testLab({ claim, storage })];
    const running = first.lab.start(long);
    await until(() => first.events.length > 10, 'the first tab');
    const waiting = second.lab.start(long);
    await until(() => second.statuses.at(-1) === 'waiting', 'the second tab');
    await running;
    await waiting;
    expect(second.statuses).toEqual(['preparing', 'waiting', 'preparing', 'running', 'finished']);
    expect(second.progress()).toMatchObject({ runsReused: 20, runsTotal: 20 });
    expect(outcome(second.recording(long))).toEqual(await reference(long));
  });

  it('takes over when the first is closed', async () => {
    const [claim, storage] = [locks(), memoryStorage()];
    const [first, second] = [testLab({ claim, storage }), testLab({ claim, storage })];
    void first.lab.start(long);
    const finished = (): boolean => first.events.some(({ kind }) => kind === 'run-finished');
    await until(finished, 'a run of the first tab');
    const waiting = second.lab.start(long);
    await until(() => second.statuses.at(-1) === 'waiting', 'the second tab');
    first.lab.close();
    await waiting;
    expect(second.progress()?.runsReused).toBeGreaterThan(0);
    expect(outcome(second.recording(long))).toEqual(await reference(long));
  });

  it('a waiting tab stops waiting when it is paused', async () => {
    const [claim, storage] = [locks(), memoryStorage()];
    const [first, second] = [testLab({ claim, storage }), testLab({ claim, storage })];
    const running = first.lab.start(long);
    const waiting = second.lab.start(long);
    await until(() => second.statuses.at(-1) === 'waiting', 'the second tab');
    second.lab.pause();
    await waiting;
    await running;
    expect(second.statuses).toEqual(['preparing', 'waiting', 'idle']);
    await second.lab.start(long);
    expect(second.progress()?.runsReused).toBe(20);
  });

  it('a waiting tab can do something else instead, and another experiment waits for nobody', async () => {
    const [claim, storage] = [locks(), memoryStorage()];
    const [first, second] = [testLab({ claim, storage }), testLab({ claim, storage })];
    const running = first.lab.start(long);
    const waiting = second.lab.start(long);
    await until(() => second.statuses.at(-1) === 'waiting', 'the second tab');
    const other = smallExperiment('&pruning.rate=0.5');
    await second.lab.start(other);
    expect(second.statuses.at(-1)).toBe('finished');
    await running;
    await waiting;
    expect(second.events.filter(({ kind }) => kind === 'began')).toHaveLength(1);
  });
});
