/** The worker's end: functions that the page may call. */
import { reasonOf } from '../../problem';
import { named, NotFetched } from '../../fetched/not-fetched';
import type { CallMessage, WorkerMessage } from './messages';
import type { Refusal } from './refused';

/** As a method it takes functions of any arguments: names and arguments are checked where the page calls. */
type Callable = { call(...given: unknown[]): Promise<unknown> }['call'];
type Callables = Readonly<Record<string, Callable>>;

/** Answers the page's calls. `facts`: what the reason says beside its sentence. */
export function answerCalls(functions: Promise<Callables>, facts: (error: unknown) => Partial<Refusal>): void {
  const send = (message: WorkerMessage<never>, transfer: Transferable[] = []): void =>
    postMessage(message, { transfer });
  const answer = async ({ request, name, given }: CallMessage): Promise<void> => {
    try {
      const found = await (await functions)[name](...given);
      send({ kind: 'answer', request, answer: found }, buffersOf(found));
    } catch (reason) {
      const error = named(reason);
      const kind = error instanceof NotFetched ? 'file-missing' : 'internal';
      send({ kind: 'refusal', request, refusal: { kind, message: reasonOf(error), ...facts(error) } });
    }
  };
  addEventListener('message', ({ data }: MessageEvent<CallMessage>) => void answer(data));
  send({ kind: 'here' });
}

/** What happens without being asked for. */
export const sendEvent = <Event>(event: Event): void =>
  postMessage({ kind: 'event', event } satisfies WorkerMessage<Event>);

/** The same functions, each called when those called before are through. */
export function inTurn(functions: Callables): Callables {
  let before: Promise<unknown> = Promise.resolve();
  const turned =
    (called: Callable) =>
    (...given: unknown[]) => {
      const answer = before.then(() => called(...given));
      before = answer.catch(() => undefined);
      return answer;
    };
  return Object.fromEntries(Object.entries(functions).map(([name, called]) => [name, turned(called)]));
}

const handed = new WeakMap<object, Transferable[]>();
const buffersOf = (answer: unknown): Transferable[] | undefined =>
  typeof answer === 'object' && answer ? handed.get(answer) : undefined;

/** An answer whose buffers go to the page without being copied: copying large ones would hold it up. */
export function handOver<Answer extends object>(answer: Answer, buffers: Transferable[]): Answer {
  handed.set(answer, buffers);
  return answer;
}
