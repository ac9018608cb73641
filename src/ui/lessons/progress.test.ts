import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readProgress } from './progress';

it('reads back what was stored', () => {
  const course = { pruning: { step: 'why', done: false, answers: { ask: 'places' } } };
  expect(readProgress(JSON.stringify(course))).toEqual(course);
});

it('takes nothing from what is broken, foreign or missing', () => {
  for (const text of [null, '', '{', '[]', '7', '{"pruning":7}', '{"pruning":{"done":true}}']) {
    expect(readProgress(text)).toEqual({});
  }
  expect(readProgress('{"a":{"step":"x","done":"yes","answers":{"b":1}}}')).toEqual({
    a: { step: 'x', done: false, answers: {} },
  });
});

it('never throws, and what it gives it reads again', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const course = readProgress(text);
      expect(readProgress(JSON.stringify(course))).toEqual(course);
    }),
  );
});
