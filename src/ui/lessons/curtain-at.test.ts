import { describe, expect, it } from 'vitest';
import { lessons } from './index';
import { curtainAt } from './curtain-at';

const guesses = lessons.all.filter(({ steps }) => steps.some(({ question }) => question?.right === null));

describe('the curtain of a lesson', () => {
  it.each(guesses.map((lesson) => [lesson.id, lesson] as const))(
    '%s: all is hidden up to its last guess',
    (_, lesson) => {
      const at = lesson.steps.findLastIndex(({ question }) => question?.right === null);
      for (let step = 0; step <= at; step += 1) {
        expect(curtainAt(lesson, step, {}, true)).toBe('all');
        expect(curtainAt(lesson, step, {}, false)).toBe('all');
      }
      const asked = lesson.steps.filter(({ question }) => question?.right === null);
      const answers = Object.fromEntries(asked.map(({ id, question }) => [id, question?.choices[0] ?? '']));
      expect(curtainAt(lesson, at, answers, false)).toBe('none');
      // what comes next is trained with the lesson's settings: what is shown of others is no answer
      expect(curtainAt(lesson, at, answers, true)).toBe('others');
      expect(curtainAt(lesson, at + 1, {}, true)).toBe('others');
    },
  );

  it('a question with a right answer is asked about what is seen', () => {
    expect(guesses.map(({ id }) => id).toSorted()).toEqual([
      'acting',
      'before',
      'depth',
      'masks',
      'movement',
      'signs',
      'smaller',
      'structure',
    ]);
    for (const lesson of lessons.all) expect(curtainAt(lesson, lesson.steps.length - 1, {}, false)).toBe('none');
  });
});
