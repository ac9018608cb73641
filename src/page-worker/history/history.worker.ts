/** Packs, keeps and unpacks whole runs beside the page, one task after the other. */
import { HISTORY_QUOTA, NoRoom } from '../../storage/history';
import { indexedDbHistory } from '../../storage/history-indexed-db';
import { memoryHistory } from '../../storage/history-memory';
import { leftBehind } from '../../storage/left-behind';
import { answerCalls, inTurn, sendEvent } from '../call/answer-calls';
import { createHistory, takeUp } from './history';
import type { HistoryEvent } from './history-client';

const lost = (): void => sendEvent<HistoryEvent>('lost');

// private windows and blocked site data: runs are then kept until the page is closed
const history = indexedDbHistory(HISTORY_QUOTA, 'ticket-lab-history', lost)
  .then(
    (kept) => createHistory(kept),
    () => createHistory(memoryHistory(), false),
  )
  .then(async (functions) => {
    try {
      await takeUp(functions, await leftBehind());
    } catch (error) {
      console.warn('A run left behind could not be kept.', error);
    }
    return inTurn(functions);
  });

answerCalls(history, (error) => (error instanceof NoRoom ? { noRoom: error.bytes } : {}));
