/** A trainer in a Node worker thread. */
import { parentPort } from 'node:worker_threads';
import { serveTrainer } from '../runner/trainer/trainer';

if (!parentPort) throw new Error('trainer.js is started by experiment.js, as a worker thread.');
const port = parentPort;
port.on(
  'message',
  serveTrainer((message, transfer) => port.postMessage(message, transfer ?? [])),
);
