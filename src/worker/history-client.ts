/** The page's end of the worker that keeps whole runs; it is started when it is first needed. */
import { NotFetched } from '../fetched/not-fetched';
import type { LeftBehind, LeftRun } from '../storage/left-behind';
import type { HistoryAnswer, HistoryAsk, HistoryKind, HistoryReply, HistoryRequest } from './history-messages';

export class HistoryError extends Error {
  constructor(
    message: string,
    /** bytes that did not fit, null for other reasons */
    readonly noRoom: number | null,
  ) {
    super(message);
    this.name = 'HistoryError';
  }
}

export interface HistoryClient {
  /** starts what keeping takes before it is asked */
  warm(): void;
  /** The page is being left: the run is written down at once, and kept when the worker is started next. */
  leave(run: LeftRun): void;
  /** @throws HistoryError */
  ask<K extends HistoryKind>(ask: Extract<HistoryAsk, { readonly kind: K }>): Promise<HistoryAnswer[K]>;
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: HistoryError): void;
}

export function createHistoryClient(): HistoryClient {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let requests = 0;
  let left: LeftBehind | null = null;

  const start = (): Worker => {
    const created = new Worker(new URL('./history.worker.ts', import.meta.url), { type: 'module' });
    let isThere = false;
    created.addEventListener('message', ({ data }: MessageEvent<HistoryReply>) => {
      isThere = true;
      const asked = waiting.get(data.request);
      waiting.delete(data.request);
      if ('error' in data) asked?.reject(new HistoryError(data.error, data.noRoom));
      else asked?.resolve(data.answer);
    });
    created.addEventListener('error', (event) => {
      // what was asked is lost, what is stored is not; the next question starts another one
      created.terminate();
      worker = null;
      // of a script that does not come there is no message
      const reason = event.message || (isThere ? 'The worker stopped.' : new NotFetched('history.worker.js').message);
      for (const asked of waiting.values()) asked.reject(new HistoryError(reason, null));
      waiting.clear();
    });
    return created;
  };

  return {
    warm() {
      worker ??= start();
      // there must be no waiting when the page is left
      import('../storage/left-behind')
        .then(({ leftBehind }) => leftBehind())
        .then(
          (opened) => {
            left = opened;
          },
          (error: unknown) => console.warn('A page that is left early will lose its run.', error),
        );
    },
    leave: (run) => left?.leave(run),
    ask<K extends HistoryKind>(ask: Extract<HistoryAsk, { readonly kind: K }>) {
      requests += 1;
      const request = requests;
      worker ??= start();
      worker.postMessage({ request, ask } satisfies HistoryRequest);
      return new Promise<HistoryAnswer[K]>((resolve, reject) => {
        waiting.set(request, { resolve: (answer) => resolve(answer as HistoryAnswer[K]), reject });
      });
    },
  };
}
