/** The page's end of the coordinator worker: watches it, replaces it when it is stuck. */
import { said } from '../problems';
import { callWorker } from '../call/call-worker';
import type { LabCalls, LabError, LabMessage } from './messages';

/** Between two questions whether the coordinator still answers, in ms. */
const PING_EVERY = 5_000;
/** Silence after which it is replaced, in ms; generating a large data set takes some seconds. */
const LONGEST_SILENCE = 30_000;

export interface Client {
  readonly lab: LabCalls;
  close(): void;
}

/**
 * @param replaced the coordinator died: what it was doing must be asked of the next one
 * @param lost it cannot be started: what is asked next tries again
 */
export function createClient(
  receive: (message: LabMessage) => void,
  replaced: (error: LabError) => void,
  lost: (error: LabError) => void,
): Client {
  /** null until its script is here, which a slow network decides: silence means nothing */
  let heard: number | null = null;
  let deaths = 0;
  const { functions: lab, end } = callWorker<LabCalls, LabMessage>({
    spawn: () => new Worker(new URL('./coordinator.worker.ts', import.meta.url), { type: 'module' }),
    script: 'coordinator.worker.js',
    receive,
    heard() {
      heard = performance.now();
    },
    died(error) {
      heard = null;
      deaths += 1;
      if (error.kind !== 'file-missing' && deaths <= 3) return replaced(error);
      deaths = 0;
      lost(error);
    },
  });

  let asked = performance.now();
  const watch = setInterval(() => {
    const now = performance.now();
    const wasAsleep = now - asked > 3 * PING_EVERY;
    asked = now;
    if (heard === null) return;
    // after sleep or in a throttled tab the clock jumps: silence counts only while we were awake
    if (wasAsleep) heard = now;
    if (now - heard > LONGEST_SILENCE)
      end({ kind: 'worker-crashed', message: said('no-answer', { seconds: LONGEST_SILENCE / 1000 }) });
    else lab.ping().catch(() => undefined);
  }, PING_EVERY);

  return { lab, close: () => clearInterval(watch) };
}
