import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { TrainerPort } from '../../runner/trainer-messages';

/** A trainer in a worker thread; trainer.js is built beside the command that runs. */
export function spawnTrainer(): TrainerPort {
  const worker = new Worker(resolve(process.argv[1], '../trainer.js'));
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    onMessage: (listener) => void worker.on('message', listener),
    onFailure: (listener) => void worker.on('error', (error) => listener(String(error))),
    terminate: () => void worker.terminate(),
  };
}
