/**
 * The page's end of a worker: its functions, as if they were here. The worker is started by the first call;
 * when it dies, every call that waits is refused, and the next one starts another.
 *
 * Not comlink: a call to a worker that died waits for ever there, and of an error only message and stack cross.
 */
import { said } from '../problems';
import { NotFetched } from '../../fetched/not-fetched';
import type { CallMessage, WorkerMessage } from './messages';
import { Refused, type Refusal } from './refused';
import { isSandboxed, SANDBOXED } from './sandboxed';

interface WorkerOptions<Event> {
  /** new Worker(…), where the bundler sees the script's name */
  readonly spawn: () => Worker;
  readonly script: string;
  readonly receive: (event: Event) => void;
  /** something came from it: it is there, and not stuck */
  readonly heard?: () => void;
  /** after all calls that waited were refused */
  readonly died?: (refusal: Refusal) => void;
}

interface CalledWorker<Functions> {
  /** @throws Refused (as a rejection) */
  readonly functions: Functions;
  end(refusal: Refusal): void;
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(reason: Refused): void;
}

export function callWorker<Functions extends object, Event>(options: WorkerOptions<Event>): CalledWorker<Functions> {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let requests = 0;

  const end = (refusal: Refusal): void => {
    worker?.terminate();
    worker = null;
    for (const { reject } of waiting.values()) reject(new Refused(refusal));
    waiting.clear();
    options.died?.(refusal);
  };

  const start = (): Worker => {
    const created = options.spawn();
    let isThere = false;
    created.addEventListener('message', ({ data }: MessageEvent<WorkerMessage<Event>>) => {
      if (created !== worker) return; // sent before it died
      isThere = true;
      options.heard?.();
      if (data.kind === 'here') return;
      if (data.kind === 'event') return options.receive(data.event);
      const asked = waiting.get(data.request);
      waiting.delete(data.request);
      if (data.kind === 'answer') asked?.resolve(data.answer);
      else asked?.reject(new Refused(data.refusal));
    });
    created.addEventListener('error', ({ message }) => {
      if (created !== worker) return;
      // of a script that does not come there is no message
      if (message || isThere) end({ kind: 'worker-crashed', message: message || said('worker-stopped') });
      else end({ kind: 'file-missing', message: new NotFetched(options.script).said });
    });
    return created;
  };

  const call = (name: string, given: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      try {
        worker ??= start();
      } catch (error) {
        // a frame without an origin of its own may have no workers
        const message = isSandboxed() ? SANDBOXED : String(error);
        return reject(new Refused({ kind: 'workers-forbidden', message }));
      }
      requests += 1;
      worker.postMessage({ request: requests, name, given } satisfies CallMessage);
      waiting.set(requests, { resolve, reject });
    });

  return {
    functions: new Proxy<Functions>(Object.create(null), {
      get:
        (_, name) =>
        (...given: unknown[]) =>
          call(String(name), given),
    }),
    end,
  };
}
