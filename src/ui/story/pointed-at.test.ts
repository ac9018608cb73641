import { expect, it } from 'vitest';
import { BEATS } from '../../experiment/view-link';
import { pointedAt } from './pointed-at';

it('on a phone the last beat, which names the headline, brings it to the eye; elsewhere there is room for both', () => {
  const seen = (onPhone: boolean) => BEATS.map((beat) => pointedAt(beat, onPhone).inView);
  expect(seen(true)).toEqual(['accuracy', 'pruning', 'verdict']);
  expect(seen(false)).toEqual(['training', 'pruning', 'accuracy']);
  expect(BEATS.map((beat) => pointedAt(beat, true).target).at(-1)).toBe('accuracy');
});
