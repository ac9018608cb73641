import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { nodeThread } from '../../runner/ports/node-thread';
import type { TrainerPort } from '../../runner/trainer-messages';

/** A trainer in a worker thread; trainer.js is built beside the command that runs. */
export const spawnTrainer = (): TrainerPort => nodeThread(new Worker(resolve(process.argv[1], '../trainer.js')));
