/** A worker for tests: keeps what it is asked, and answers what it is told to. */
import { callWorker } from './call-worker';
import type { CallMessage, WorkerMessage } from './messages';

export class FakeWorker extends EventTarget {
  readonly calls: CallMessage[] = [];
  isEnded = false;
  postMessage(message: CallMessage): void {
    this.calls.push(message);
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(message: WorkerMessage<unknown>): void {
    this.dispatchEvent(new MessageEvent('message', { data: message }));
  }
  crash(message?: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

/** The functions of such a worker. */
export const functionsOf = <Functions extends object>(worker = new FakeWorker()): Functions =>
  callWorker<Functions, never>({
    spawn: () => worker as unknown as Worker,
    script: 'coordinator.worker.js',
    receive: () => undefined,
  }).functions;
