import { expect, it, onTestFinished } from 'vitest';
import { smallSplits } from '../../engine/contract/reference';
import { describePort } from './contract';
import { spawnTrainer, webWorker } from './web-worker';

/** A script that does not come. Not one that the server has not: it would answer with the page, and fetch all of it. */
function nowhere(): string {
  const address = URL.createObjectURL(new Blob());
  URL.revokeObjectURL(address);
  return address;
}

describePort('Web Worker', {
  spawn: spawnTrainer,
  missing: () => webWorker(new Worker(nowhere(), { type: 'module' })),
  crashing: () => webWorker(new Worker(new URL('./crashing-fixture.worker.ts', import.meta.url), { type: 'module' })),
});

it('what is given away leaves with examples, too, and they stay', () => {
  const port = spawnTrainer();
  onTestFinished(() => port.terminate());
  const [splits, given] = [smallSplits('bytes', [20, 10, 10]), new ArrayBuffer(8)];
  port.post({ kind: 'prepare', backend: 'wasm', task: 'classification', splits }, [given]);
  expect(given.byteLength).toBe(0);
  expect(splits.train.labels).toHaveLength(20);
});
