import { NotFetched } from '../../fetched/not-fetched';
import { said } from '../problems';
import type { FromTrainer, TrainerPort } from '../trainer-messages';

/** A trainer in a Web Worker of its own. */
export const spawnTrainer = (): TrainerPort =>
  webWorker(new Worker(new URL('./trainer.worker.ts', import.meta.url), { type: 'module' }));

/** @param worker serves a trainer as `trainer.worker.ts` does */
export function webWorker(worker: Worker): TrainerPort {
  return {
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    onMessage(listener) {
      worker.addEventListener('message', (event: MessageEvent<FromTrainer>) => listener(event.data));
    },
    onFailure(listener) {
      // of a script that does not come there is no message
      worker.addEventListener('error', ({ message }) =>
        message ? listener(message) : listener(new NotFetched('trainer.worker.js').said, true),
      );
      worker.addEventListener('messageerror', () => listener(said('message-unread')));
    },
    terminate: () => worker.terminate(),
  };
}
