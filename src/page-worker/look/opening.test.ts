import { expect, test } from 'vitest';
import { openingOf } from './opening';

/** Answers of two networks to an example of class 1, each with its probability. */
const answered = (index: number, ...said: (readonly [answer: number, probability: number] | null)[]) => ({
  index,
  label: 1,
  answers: said.map((one) => one && { answer: one[0], probability: one[1] }),
});

test('the first example is one that the networks answer differently, one of them right', () => {
  const allWrong = answered(4, [0, 1], [0, 0.99]);
  const bothWrong = answered(5, [0, 0.9], [2, 0.6]);
  const oneRight = answered(6, [1, 0.9], [2, 0.8]);
  expect(openingOf([allWrong, bothWrong, oneRight])).toEqual({ index: 6, why: 'differ', differing: 2 });
  expect(openingOf([allWrong, bothWrong])).toEqual({ index: 5, why: 'differ', differing: 1 });
});

test('where they agree on all it is the one that a network is least sure of', () => {
  const hardest = [answered(4, [0, 1], [0, 0.99]), answered(2, [1, 0.9], [1, 0.51]), answered(1, [1, 0.8], [1, 1])];
  expect(openingOf(hardest)).toEqual({ index: 2, why: 'unsure', differing: 0 });
  expect(openingOf([answered(3, [0, 1], null), answered(7, [1, 0.6], null)])).toMatchObject({
    index: 7,
    why: 'unsure',
  });
});

test('without any answer there is none', () => {
  expect(openingOf([answered(0, null, null)])).toBeNull();
  expect(openingOf([])).toBeNull();
});
