import { withParts, type Splits } from '../../engine/examples';
import { NotFetched } from '../../fetched/not-fetched';
import { said } from '../problems';
import type { FromTrainer, TrainerPort } from '../trainer-messages';

/** A trainer in a Web Worker of its own. */
export const spawnTrainer = (): TrainerPort =>
  webWorker(new Worker(new URL('./trainer.worker.ts', import.meta.url), { type: 'module' }));

/** @param worker serves a trainer as `trainer.worker.ts` does */
export function webWorker(worker: Worker): TrainerPort {
  return {
    post(message, transfer = []) {
      if (!('splits' in message)) return worker.postMessage(message, transfer);
      const { splits, buffers } = copied(message.splits);
      worker.postMessage({ ...message, splits }, [...transfer, ...buffers]);
    },
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

/** A copy to be given away: examples sent by value lie in the worker twice, until it clears away the message. */
function copied(splits: Splits): { readonly splits: Splits; readonly buffers: ArrayBuffer[] } {
  const buffers: ArrayBuffer[] = [];
  const copy = withParts(splits, (examples) => {
    const [inputs, labels] = [examples.inputs.slice(), examples.labels.slice()];
    buffers.push(inputs.buffer, labels.buffer);
    return { ...examples, inputs, labels };
  });
  return { splits: copy, buffers };
}
