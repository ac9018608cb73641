/** What every storage must do; run over each adapter. */
import { describe, expect, it } from 'vitest';
import type { Checkpoint } from '../tasks/training';
import type { Storage, StoredRun } from './storage';

const run = (weights: number, fill = 1): StoredRun => ({
  status: 'finished',
  points: {
    step: [10],
    'validation.loss': [1],
    'validation.accuracy': [0.5],
    'test.accuracy': [0.5],
    'train.accuracy': [null],
  },
  trainingSeconds: 2,
  evaluation: { seconds: 1, examples: 100 },
  weights: [new Float32Array(weights).fill(fill), new Float32Array(2)],
});

const checkpoint = (step: number, bytes = 100): Checkpoint => ({
  step,
  trainer: { steps: step, arrays: [Uint8Array.of(1, 2, 3), new Uint8Array(bytes)] },
  best: null,
  points: [
    { step: 1, 'validation.loss': null, 'validation.accuracy': 0.5, 'test.accuracy': null, 'train.accuracy': 0.1 },
  ],
  trainingSeconds: 0.5,
  evaluation: { seconds: 0.25, examples: 7 },
  episodes: { underWay: [{ index: 3, state: [0.1, -1 / 3, 0], steps: 7, sum: -7.5 }], ended: [21, 500] },
});

/** @param create an empty storage with this quota in bytes */
export function describeStorage(name: string, create: (quota: number) => Promise<Storage>): void {
  describe(`storage: ${name}`, () => {
    it('gives back runs as they were put, and nothing for others', async () => {
      const storage = await create(1e6);
      await storage.putRun('a', run(10, 0.1));
      expect(await storage.getRun('a')).toEqual(run(10, 0.1));
      expect(await storage.getRun('b')).toBeUndefined();
      const untrained = { ...run(10), points: { ...run(10).points, step: [0] } };
      await storage.putRun('c', untrained);
      expect(await storage.getRun('c')).toEqual(untrained);
    });

    it('deletes runs; unknown ones do not matter', async () => {
      const storage = await create(1e6);
      await storage.putRun('a', run(10));
      await storage.putRun('b', run(10));
      await storage.deleteRuns(['a', 'unknown']);
      expect(await storage.getRun('a')).toBeUndefined();
      expect(await storage.getRun('b')).toBeDefined();
    });

    it('makes room by dropping the run used longest ago', async () => {
      const storage = await create(13_000); // three runs of about 4 kB
      await storage.putRun('a', run(1000));
      await storage.putRun('b', run(1000));
      await storage.putRun('c', run(1000));
      await storage.getRun('a');
      await storage.putRun('d', run(1000));
      const left = await Promise.all(
        ['a', 'b', 'c', 'd'].map(async (key) => (await storage.getRun(key)) !== undefined),
      );
      expect(left).toEqual([true, false, true, true]);
    });

    it('replaces a run without counting it twice', async () => {
      const storage = await create(9_000);
      for (let time = 0; time < 5; time += 1) await storage.putRun('a', run(1000, time));
      await storage.putRun('b', run(1000));
      expect((await storage.getRun('a'))?.weights[0][0]).toBe(4);
    });

    it('keeps the last checkpoint of a run until the run is finished or deleted', async () => {
      const storage = await create(1e6);
      await storage.putCheckpoint('a', checkpoint(1));
      await storage.putCheckpoint('a', checkpoint(2));
      await storage.putCheckpoint('b', checkpoint(3));
      expect(await storage.getCheckpoint('a')).toEqual(checkpoint(2));
      expect(await storage.getRun('a')).toBeUndefined();
      await storage.putRun('a', run(10));
      expect(await storage.getCheckpoint('a')).toBeUndefined();
      expect(await storage.getRun('a')).toBeDefined();
      await storage.deleteRuns(['b']);
      expect(await storage.getCheckpoint('b')).toBeUndefined();
    });

    it('counts checkpoints among what must leave', async () => {
      const storage = await create(9_000);
      await storage.putCheckpoint('a', checkpoint(1, 4_000));
      await storage.putRun('b', run(1000));
      await storage.putRun('c', run(1000));
      expect(await storage.getCheckpoint('a')).toBeUndefined();
      expect(await storage.getRun('b')).toBeDefined();
    });

    it('keeps the timings of engines by network', async () => {
      const storage = await create(1e6);
      const timings = [
        { backend: 'wasm', stepsPerSecond: 400.5 },
        { backend: 'webgpu', stepsPerSecond: null },
      ] as const;
      await storage.putTimings('network', timings);
      expect(await storage.getTimings('network')).toEqual(timings);
      expect(await storage.getTimings('other')).toBeUndefined();
    });

    it('keeps data files by set', async () => {
      const storage = await create(1e6);
      await storage.putFiles('mnist', { 'train-images': Uint8Array.of(1, 2) });
      expect(await storage.getFiles('mnist')).toEqual({ 'train-images': Uint8Array.of(1, 2) });
      expect(await storage.getFiles('idx')).toBeUndefined();
    });
  });
}
