import type { Worker } from 'node:worker_threads';
import type { TrainerPort } from '../trainer-messages';

/** A trainer in a worker thread of Node. @param worker serves a trainer as `cli/trainer.ts` does */
export const nodeThread = (worker: Worker): TrainerPort => ({
  post: (message, transfer) => worker.postMessage(message, transfer),
  onMessage: (listener) => void worker.on('message', listener),
  onFailure: (listener) => void worker.on('error', (error) => listener(String(error))),
  terminate: () => void worker.terminate(),
});
