import { standardFor } from '../../../tasks/classification/fixture';
import { expect, test } from 'vitest';
import type { Prediction } from '../../../store/store';
import { scoreTexts } from './score-texts';

const guess: Prediction = {
  kind: 'break',
  remaining: [1, 0.5, 0.25],
  curve: [null, 0.9, 0.8],
  breaks: 1,
  revealed: true,
  closer: false,
};
const outcome = {
  actual: [0.9, 0.89, 0.7],
  comparisons: [null, 'none', 'less'] as const,
  nothingLearned: false,
};
const keys = (prediction: Prediction, change: object = {}): string[] =>
  scoreTexts(standardFor().judge, prediction, { ...outcome, ...change }).map(({ key }) =>
    key.replace('lecture.predict.', ''),
  );

test('a guess is scored where the full network learned', () => {
  // no loss is seen in round 1: it breaks one round later than guessed
  expect(keys(guess)).toEqual(['score.broke', 'score.early']);
  expect(keys({ ...guess, breaks: 3 }, { comparisons: [null, 'less', 'none'] })).toEqual([
    'score.neverBroke',
    'score.exact',
  ]);
  expect(keys({ ...guess, kind: 'curve' })[0]).toBe('score.curve');
});

test('one trial cannot tell where it breaks', () => {
  expect(keys(guess, { comparisons: [null, 'few', 'few'] })).toEqual(['score.few']);
});

test('no guess is scored where it did not', () => {
  for (const kind of ['break', 'curve'] as const)
    expect(keys({ ...guess, kind }, { nothingLearned: true })).toEqual(['notLearned']);
});
