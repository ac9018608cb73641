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
