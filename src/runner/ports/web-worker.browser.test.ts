import { describePort } from './contract';
import { spawnTrainer, webWorker } from './web-worker';

describePort('Web Worker', {
  spawn: spawnTrainer,
  missing: () => webWorker(new Worker('/not-there.js', { type: 'module' })),
  crashing: () => webWorker(new Worker(new URL('./crashing-fixture.worker.ts', import.meta.url), { type: 'module' })),
});
