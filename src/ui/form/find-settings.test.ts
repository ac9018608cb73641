import { expect, test } from 'vitest';
import { fieldAt, fields, type Field } from '../../experiment/fields';
import { findSettings } from './find-settings';

const WORDS: Readonly<Record<string, string>> = {
  'training.learningRate': 'Lernrate',
  'pruning.rate': 'Anteil je Runde',
  'training.optimizer': 'Verfahren',
};
const wordsOf = ({ path }: Field) => ({
  title: WORDS[path] ?? path,
  about: path === 'training.optimizer' ? 'Für den Paper-Wert: Adam' : '',
});
const found = (words: string): string[] => findSettings(words, fields, wordsOf).map(({ path }) => path);

test('settings are found by their name, their id and what their help says, in any capitals', () => {
  expect(found('lernrate')).toEqual(['training.learningRate']);
  expect(found('LEARNINGRATE')).toEqual(['training.learningRate']);
  expect(found('adam')).toEqual(['training.optimizer']);
  expect(found('fur paper')).toEqual(['training.optimizer']); // every word, without its accent
  expect(found('adam runde')).toEqual([]);
});

test('what is named so stands before what only speaks of it', () => {
  const all = [fieldAt('pruning.rate'), fieldAt('training.optimizer')].filter((field) => field !== undefined);
  const speaking = (field: Field) => ({ title: field.path === 'training.optimizer' ? 'Rate' : 'Share', about: 'rate' });
  expect(findSettings('Rate', all, speaking).map(({ path }) => path)).toEqual(['pruning.rate', 'training.optimizer']);
  const other = (field: Field) => ({
    title: field.path === 'training.optimizer' ? 'Optimal' : 'Share',
    about: 'optimal',
  });
  expect(findSettings('optimal', all, other).map(({ path }) => path)).toEqual(['training.optimizer', 'pruning.rate']);
});
