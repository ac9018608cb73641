/** A trainer in a Web Worker. */
import { serveTrainer } from '../runner/trainer';
import type { ToTrainer } from '../runner/trainer-messages';

const answer = serveTrainer((message, transfer) => postMessage(message, { transfer: transfer ?? [] }));
addEventListener('message', (event: MessageEvent<ToTrainer>) => answer(event.data));
