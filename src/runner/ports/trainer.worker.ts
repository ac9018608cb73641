/** A trainer in a Web Worker. */
import type { ToTrainer } from '../trainer-messages';
import { unavailable } from '../trainer/unavailable';

// Loaded by import() so that the engines' chunks share its chunk and not this script: WebKit runs a
// worker's own script a second time when another chunk imports it, and would answer everything twice.
const answer = import('../trainer/trainer').then(
  ({ serveTrainer }) => serveTrainer((message, transfer) => postMessage(message, { transfer: transfer ?? [] })),
  (error: unknown) => () => postMessage(unavailable(error)),
);
addEventListener('message', (event: MessageEvent<ToTrainer>) => {
  void answer.then((handle) => handle(event.data));
});
