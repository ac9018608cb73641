/** A trainer that crashes soon after it was told to train, for tests. */
import type { ToTrainer } from '../trainer-messages';

const answer = import('../trainer/trainer').then(({ serveTrainer }) => serveTrainer((message) => postMessage(message)));
addEventListener('message', ({ data }: MessageEvent<ToTrainer>) => {
  void answer.then((handle) => handle(data));
  if (data.kind !== 'train') return;
  setTimeout(() => {
    throw new Error('broken');
  }, 50);
});
