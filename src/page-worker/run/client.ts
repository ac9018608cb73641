/**
 * The page's end of the coordinator worker: starts it when it is first needed (the first frame does
 * without), watches it, replaces it when it is stuck.
 */
import type { Said } from '../../problem';
import { said } from '../problems';
import { NotFetched } from '../../fetched/not-fetched';
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
 * @param lost it cannot be started: nothing that was sent will be answered; what is sent next tries again
 */
export function createClient(
  receive: (message: LabMessage) => void,
  replaced: (reason: Said) => void,
  lost: (error: LabError) => void,
): Client {
  let heard = performance.now();
  let worker: Worker | null = null;
  /** Has it said anything? Until its script is here, which a slow network decides, silence means nothing. */
  let isThere = false;

  function start(): Worker {
    isThere = false;
    const created = new Worker(new URL('./coordinator.worker.ts', import.meta.url), { type: 'module' });
    created.addEventListener('message', (event: MessageEvent<LabMessage>) => {
      heard = performance.now();
      isThere = true;
      if (event.data.kind !== 'pong') receive(event.data);
    });
    created.addEventListener('error', ({ message }) => {
      if (created !== worker) return;
      // of a script that does not come there is no message
      if (message || isThere) restart(message || said('worker-stopped'));
      else giveUp({ kind: 'file-missing', message: new NotFetched('coordinator.worker.js').said });
    });
    return created;
  }
  let restarts = 0;
  function restart(reason: Said): void {
    worker?.terminate();
    restarts += 1;
    if (restarts > 3) {
      giveUp({ kind: 'worker-crashed', message: reason });
      return;
    }
    heard = performance.now();
    worker = start();
    replaced(reason);
  }
  /** Without workers only what somebody has asked for is answered; examples of the data are not missed. */
  function refuse(message: PageMessage, reason: Said): void {
    const error: LabError = { kind: 'workers-forbidden', message: reason };
    if (message.kind === 'start')
      receive({ kind: 'status', session: message.session, status: 'failed', progress: null, error });
    else if ('request' in message && message.kind !== 'preview')
      receive({ kind: 'refused', request: message.request, error });
  }
  function giveUp(error: LabError): void {
    worker?.terminate();
    worker = null;
    restarts = 0;
    lost(error);
  }
  let asked = performance.now();
  const watch = setInterval(() => {
    const now = performance.now();
    // after sleep or in a throttled tab the clock jumps: silence counts only while we were awake
    if (now - asked > 3 * PING_EVERY) heard = now;
    asked = now;
    if (worker && isThere && now - heard > LONGEST_SILENCE)
      restart(said('no-answer', { seconds: LONGEST_SILENCE / 1000 }));
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
