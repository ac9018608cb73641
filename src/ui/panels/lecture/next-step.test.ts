import { expect, test } from 'vitest';
import { initialState, type Prediction } from '../../../store/store';
import { nextStep } from './next-step';

const none: Prediction = { ...initialState.prediction, kind: 'break' };
const guessed: Prediction = { ...none, breaks: 3 };

test('what is revealed and stopped before its first pruned round goes on before all eyes, behind no curtain', () => {
  const revealed = { ...guessed, revealed: true };
  expect(nextStep(revealed, false, false)).toBe('lecture.predict.stopped');
  expect(nextStep(revealed, false, true)).toBeNull();
  expect(nextStep(revealed, true, false)).toBeNull();
});

test('before that one guesses, trains, reveals', () => {
  expect(nextStep(none, true, false)).toBe('lecture.predict.how.break');
  expect(nextStep(guessed, true, true)).toBe('lecture.predict.ready');
  expect(nextStep(guessed, false, false)).toBe('lecture.predict.notTrained');
  expect(nextStep(none, false, true)).toBe('lecture.predict.meanwhile');
  expect(nextStep(guessed, false, true)).toBeNull();
});
