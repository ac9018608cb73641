/** Packs, keeps and unpacks whole runs beside the page, one task after the other. */
import { reasonOf } from '../../problem';
import { HISTORY_QUOTA, NoRoom } from '../../storage/history';
import { indexedDbHistory } from '../../storage/history-indexed-db';
import { memoryHistory } from '../../storage/history-memory';
import { leftBehind } from '../../storage/left-behind';
import { createHistory, takeUp } from './history';
import type { HistoryAsk, HistoryLost, HistoryReply, HistoryRequest } from './history-messages';

const lost = (): void => postMessage({ lost: true } satisfies HistoryLost);

// private windows and blocked site data: runs are then kept until the page is closed
const history = indexedDbHistory(HISTORY_QUOTA, 'ticket-lab-history', lost)
  .then(
    (kept) => createHistory(kept),
    () => createHistory(memoryHistory(), false),
  )
  .then(async (handlers) => {
    try {
      await takeUp(handlers, await leftBehind());
    } catch (error) {
      console.warn('A run left behind could not be kept.', error);
    }
    return handlers;
  });

const send = (reply: HistoryReply): void => postMessage(reply);

let before: Promise<void> = Promise.resolve();

addEventListener('message', ({ data: { request, ask } }: MessageEvent<HistoryRequest>) => {
  before = before.then(async () => {
    try {
      const handlers = await history;
      const handle = handlers[ask.kind] as (asked: HistoryAsk) => ReturnType<(typeof handlers)[typeof ask.kind]>;
      send({ request, answer: await handle(ask) });
    } catch (error) {
      const noRoom = error instanceof NoRoom ? error.bytes : null;
      send({ request, error: reasonOf(error), noRoom });
    }
  });
});
