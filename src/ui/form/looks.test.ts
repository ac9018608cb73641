import { expect, it } from 'vitest';
import { fieldIn, fields, isSettable } from '../../experiment/fields';
import { readLink } from '../../experiment/link';
import { looksOf } from './looks';

/** The rows that have to be drawn again between two links. */
function drawnAgain(before: string, after: string): string[] {
  const [a, b] = [before, after].map((link) => readLink(link).experiment);
  return fields
    .filter((field) => isSettable(a, field) && isSettable(b, field))
    .filter((field) => looksOf(a, fieldIn(a, field), [784, 10]) !== looksOf(b, fieldIn(b, field), [784, 10]))
    .map(({ path }) => path);
}

it('a slider that is dragged draws its own row again, those that follow from it, and the chains, which are named by all', () => {
  expect(drawnAgain('v=3', 'v=3&chance.trials=5')).toEqual(['compare.chains', 'chance.trials']);
  expect(drawnAgain('v=3', 'v=3&pruning.rate=0.5')).toEqual([
    'pruning.rate',
    'pruning.outputRate',
    'pruning.remaining',
    'pruning.layersRemaining',
    'compare.chains',
  ]);
});

it('a row whose limit another setting moves is drawn again', () => {
  expect(drawnAgain('v=3', 'v=3&training.steps=400')).toContain('training.evaluateEvery');
});
