import { Worker } from 'node:worker_threads';
import type { TrainerPort } from '../../runner/trainer-messages';

/** A trainer in a worker thread; trainer.js is built beside experiment.js. */
export function spawnTrainer(): TrainerPort {
  const worker = new Worker(new URL('./trainer.js', import.meta.url));
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    onMessage: (listener) => void worker.on('message', listener),
    onFailure: (listener) => void worker.on('error', (error) => listener(String(error))),
    terminate: () => void worker.terminate(),
  };
}
