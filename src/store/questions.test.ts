import { expect, test } from 'vitest';
import type { PageMessage } from '../page-worker/run/messages';
import type { Question } from '../page-worker/look/questions';
import { createQuestions, NoAnswer } from './questions';

const question = { kind: 'life', of: {}, parameter: 0, index: 3, rounds: 1 } as Question<'life'>;

const setUp = () => {
  const sent: PageMessage[] = [];
  let requests = 0;
  const questions = createQuestions(
    (message) => sent.push(message),
    () => (requests += 1),
  );
  return { sent, questions };
};

test('every answer goes to its own question', async () => {
  const { sent, questions } = setUp();
  const [first, second] = [questions.ask(question), questions.ask({ ...question, index: 4 })];
  expect(sent.map((message) => message.kind)).toEqual(['ask', 'ask']);
  const answer = (value: number) => ({ kind: 'life', thetaT: [value], rounded: false }) as const;
  expect(questions.receive({ kind: 'answered', request: 2, answer: answer(2) })).toBe(true);
  expect(questions.receive({ kind: 'answered', request: 1, answer: answer(1) })).toBe(true);
  expect([(await first).thetaT, (await second).thetaT]).toEqual([[1], [2]]);
});

test('a refusal says why; refusals of other requests are left alone', async () => {
  const { questions } = setUp();
  const asked = questions.ask(question);
  const error = { kind: 'data-missing', message: 'mnist/t10k: not here', set: 'mnist' } as const;
  expect(questions.receive({ kind: 'refused', request: 99, error })).toBe(false);
  expect(questions.receive({ kind: 'pong', request: 1 })).toBe(false);
  expect(questions.receive({ kind: 'refused', request: 1, error })).toBe(true);
  await expect(asked).rejects.toThrow(new NoAnswer('mnist/t10k: not here'));
});

test('a replaced worker answers nothing it was asked before', async () => {
  const { questions } = setUp();
  const asked = questions.ask(question);
  questions.forgetAll();
  await expect(asked).rejects.toBeInstanceOf(NoAnswer);
});
