import { expect, test } from 'vitest';
import type { Prediction } from '../../../store/store';
import { scoreTexts } from './score-texts';

const guess: Prediction = {
  kind: 'break',
  remaining: [1, 0.5, 0.25],
  curve: [null, 0.9, 0.8],
  breaks: 1,
  revealed: true,
};
const keys = (prediction: Prediction, nothingLearned: boolean): string[] =>
  scoreTexts(prediction, [0.9, 0.89, 0.7], nothingLearned).map(({ key }) => key.replace('lecture.predict.', ''));

test('a guess is scored where the full network learned', () => {
  // 0.89 is exactly one point below: it breaks one round later than guessed
  expect(keys(guess, false)).toEqual(['score.broke', 'score.early']);
  expect(keys({ ...guess, kind: 'curve' }, false)[0]).toBe('score.curve');
});

test('no guess is scored where it did not', () => {
  for (const kind of ['break', 'curve'] as const) expect(keys({ ...guess, kind }, true)).toEqual(['notLearned']);
});
