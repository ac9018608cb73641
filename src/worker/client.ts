/**
 * The page's end of the coordinator worker: starts it when it is first needed (the first frame does
 * without), watches it, replaces it when it is stuck.
 */
import type { LabError, LabMessage, PageMessage } from './messages';
import { isSandboxed, SANDBOXED } from './sandboxed';

/** Between two questions whether the coordinator still answers, in ms. */
const PING_EVERY = 5_000;
/** Silence after which it is replaced, in ms; generating a large data set takes some seconds. */
const LONGEST_SILENCE = 30_000;

export interface Client {
  send(message: PageMessage): void;
  close(): void;
}

/**
 * @param receive every message but pongs
 * @param replaced the coordinator had to be started again: what it was doing must be sent anew
 */
export function createClient(
  receive: (message: LabMessage) => void,
  replaced: (reason: string) => void,
): Client {
  let heard = performance.now();
  let worker: Worker | null = null;

  function start(): Worker {
    const created = new Worker(new URL('./coordinator.worker.ts', import.meta.url), { type: 'module' });
    created.addEventListener('message', (event: MessageEvent<LabMessage>) => {
      heard = performance.now();
      if (event.data.kind !== 'pong') receive(event.data);
    });
    created.addEventListener('error', (event) => restart(event.message || 'The worker could not start.'));
    return created;
  }
  let restarts = 0;
  function restart(reason: string): void {
    worker?.terminate();
    restarts += 1;
    if (restarts > 3) {
      const error = { kind: 'worker-crashed', message: reason } as const;
      receive({ kind: 'status', session: Infinity, status: 'failed', progress: null, error });
      return;
    }
    heard = performance.now();
    worker = start();
    replaced(reason);
  }
  /** Without workers only what somebody has asked for is answered; examples of the data are not missed. */
  function refuse(message: PageMessage, reason: string): void {
    const error: LabError = { kind: 'workers-forbidden', message: reason };
    if (message.kind === 'start') receive({ kind: 'status', session: message.session, status: 'failed', progress: null, error });
    else if ('request' in message && message.kind !== 'preview') receive({ kind: 'refused', request: message.request, error });
  }
  let asked = performance.now();
  const watch = setInterval(() => {
    const now = performance.now();
    // after sleep or in a throttled tab the clock jumps: silence counts only while we were awake
    if (now - asked > 3 * PING_EVERY) heard = now;
    asked = now;
    if (worker && now - heard > LONGEST_SILENCE) restart(`No answer for ${LONGEST_SILENCE / 1000} s.`);
    else worker?.postMessage({ kind: 'ping', request: 0 } satisfies PageMessage);
  }, PING_EVERY);

  return {
    send(message) {
      if (worker === null) {
        heard = performance.now();
        try {
          worker = start();
        } catch (error) {
          return refuse(message, isSandboxed() ? SANDBOXED : String(error));
        }
      }
      worker.postMessage(message);
    },
    close() {
      clearInterval(watch);
      worker?.terminate();
    },
  };
}
