/** The page's end of the worker that keeps whole runs. */
import type { LeftBehind, LeftRun } from '../../storage/left-behind';
import { callWorker } from '../call/call-worker';
import type { History } from './history';

/** The browser has taken away what was kept (site data cleared): what the page still has can be kept anew. */
export type HistoryEvent = 'lost';

export interface HistoryClient {
  readonly runs: History;
  /** starts what keeping takes before it is asked */
  warm(): void;
  /** called whenever the browser has taken away what was kept */
  onLost(listener: () => void): void;
  /** The page is being left: the run is written down at once, and kept when the worker is started next. */
  leave(run: LeftRun): void;
}

export function createHistoryClient(): HistoryClient {
  let left: LeftBehind | null = null;
  let isOpening = false;
  let lost: () => void = () => undefined;

  const { functions: runs } = callWorker<History, HistoryEvent>({
    spawn: () => new Worker(new URL('./history.worker.ts', import.meta.url), { type: 'module' }),
    script: 'history.worker.js',
    receive: () => lost(),
  });

  return {
    runs,
    warm() {
      runs.lasts().catch(() => undefined);
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
