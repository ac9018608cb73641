/** The page's end of the worker that keeps whole runs; it is started when it is first needed. */
import { said } from '../problems';
import { Problem, reasonOf, type Said } from '../../problem';
import { NotFetched } from '../../fetched/not-fetched';
import type { LeftBehind, LeftRun } from '../../storage/left-behind';
import type {
  HistoryAnswer,
  HistoryAsk,
  HistoryKind,
  HistoryLost,
  HistoryReply,
  HistoryRequest,
} from './history-messages';

export class HistoryError extends Problem {
  constructor(
    said: Said,
    /** bytes that did not fit, null for other reasons */
    readonly noRoom: number | null,
    /** the worker's script did not come */
    readonly isMissing = false,
  ) {
    super(said);
    this.name = 'HistoryError';
  }
}

export interface HistoryClient {
  /** starts what keeping takes before it is asked */
  warm(): void;
  /** called whenever the browser has taken away what was kept */
  onLost(listener: () => void): void;
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
  let isOpening = false;
  let lost: () => void = () => undefined;

  const start = (): Worker => {
    const created = new Worker(new URL('./history.worker.ts', import.meta.url), { type: 'module' });
    let isThere = false;
    created.addEventListener('message', ({ data }: MessageEvent<HistoryReply | HistoryLost>) => {
      isThere = true;
      if ('lost' in data) return lost();
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
      const isMissing = !event.message && !isThere;
      const reason = isMissing ? new NotFetched('history.worker.js').said : event.message || said('worker-stopped');
      for (const asked of waiting.values()) asked.reject(new HistoryError(reason, null, isMissing));
      waiting.clear();
    });
    return created;
  };

  const ask = <K extends HistoryKind>(asked: Extract<HistoryAsk, { readonly kind: K }>): Promise<HistoryAnswer[K]> => {
    requests += 1;
    const request = requests;
    try {
      worker ??= start();
    } catch (error) {
      // a frame without an origin of its own may have no workers
      return Promise.reject(new HistoryError(reasonOf(error), null));
    }
    worker.postMessage({ request, ask: asked } satisfies HistoryRequest);
    return new Promise((resolve, reject) => {
      waiting.set(request, { resolve: (answer) => resolve(answer as HistoryAnswer[K]), reject });
    });
  };

  return {
    ask,
    warm() {
      ask<'lasts'>({ kind: 'lasts' }).catch(() => undefined);
      if (left || isOpening) return; // one connection serves every run
      isOpening = true;
      // there must be no waiting when the page is left
      import('../../storage/left-behind')
        .then(({ leftBehind }) => leftBehind())
        .then(
          (opened) => {
            left = opened;
          },
          (error: unknown) => console.warn('A page that is left early will lose its run.', error),
        )
        .finally(() => {
          isOpening = false;
        });
    },
    onLost(listener) {
      lost = listener;
    },
    leave: (run) => left?.leave(run),
  };
}
