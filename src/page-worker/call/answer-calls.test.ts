import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Problem } from '../../problem';
import { said } from '../problems';
import { answerCalls, handOver, inTurn } from './answer-calls';

let sent: unknown[];
let page: EventTarget;
beforeEach(() => {
  sent = [];
  page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('postMessage', (message: object, options: object) => sent.push({ ...message, ...options }));
});
afterEach(() => void vi.unstubAllGlobals());

const call = (request: number, name: string, ...given: unknown[]): void =>
  void page.dispatchEvent(new MessageEvent('message', { data: { request, name, given } }));
const settled = () => new Promise((resolve) => setTimeout(resolve));

it('answers by number, hands buffers over, and refuses with sentence and facts', async () => {
  const weights = new Float32Array(2);
  const functions = {
    add: async (a: number, b: number) => a + b,
    weights: async () => handOver({ weights }, [weights.buffer]),
    async fail() {
      throw new Problem(said('not-kept'));
    },
  };
  answerCalls(Promise.resolve(functions), () => ({ noRoom: 5 }));
  call(1, 'add', 1, 2);
  call(2, 'weights');
  call(3, 'fail');
  await settled();
  call(4, 'unknown');
  await settled();
  expect(sent).toMatchObject([
    { kind: 'here' },
    { request: 1, answer: 3, transfer: [] },
    { request: 2, answer: { weights }, transfer: [weights.buffer] },
    { request: 3, refusal: { kind: 'internal', message: said('not-kept'), noRoom: 5 } },
    { request: 4, refusal: { kind: 'internal' } },
  ]);
});

it('one after the other, also after one that failed', async () => {
  const order: string[] = [];
  const { slow, fail, quick } = inTurn({
    async slow() {
      await settled();
      order.push('slow');
    },
    fail: () => Promise.reject(new Error('no')),
    quick: async () => void order.push('quick'),
  });
  const all = await Promise.allSettled([slow(), fail(), quick()]);
  expect(order).toEqual(['slow', 'quick']);
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
