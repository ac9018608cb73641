/** Questions to the worker that are answered once: files to take away, a ticket to be opened. */
import { Problem, type Said } from '../problem';
import type { OpenedTicket } from '../formats/ticket/ticket';
import type { LabMessage, PageMessage, TakeAway, TakenFile } from '../page-worker/run/messages';

interface Waiting {
  take(message: LabMessage): void;
  fail(error: Error): void;
}

export interface Asked {
  files(request: number, what: TakeAway): Promise<readonly TakenFile[]>;
  ticket(request: number, file: File): Promise<OpenedTicket>;
  /** Was the message an answer to one of these questions? */
  answer(message: LabMessage): boolean;
  /** The worker is gone: nobody will answer. */
  lost(reason: Said): void;
}

export function createAsked(send: (message: PageMessage) => void): Asked {
  const waiting = new Map<number, Waiting>();
  return {
    files: (request, what) =>
      new Promise((resolve, reject) => {
        waiting.set(request, {
          take: (message) => message.kind === 'exported' && resolve(message.files),
          fail: reject,
        });
        send({ kind: 'export', request, what });
      }),
    ticket: (request, file) =>
      new Promise((resolve, reject) => {
        waiting.set(request, { take: (message) => message.kind === 'ticket' && resolve(message.opened), fail: reject });
        send({ kind: 'open-ticket', request, file });
      }),
    answer(message) {
      if (!('request' in message)) return false;
      const one = waiting.get(message.request);
      if (!one) return false;
      waiting.delete(message.request);
      if (message.kind === 'refused') one.fail(new Problem(message.error.message));
      else one.take(message);
      return true;
    },
    lost(reason) {
      for (const { fail } of waiting.values()) fail(new Problem(reason));
      waiting.clear();
    },
  };
}
