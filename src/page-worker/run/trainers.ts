import { said } from '../problems';
import { NotFetched } from '../../fetched/not-fetched';
import type { FromTrainer, TrainerPort } from '../../runner/trainer-messages';

/** A trainer in a Web Worker of its own. */
export function spawnTrainer(): TrainerPort {
  const worker = new Worker(new URL('./trainer.worker.ts', import.meta.url), { type: 'module' });
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
