import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import english from '../../ui/texts/en';
import type { Translate } from '../../texts';
import { drawings } from './drawings';
import type { Episode, Shove } from './episode';
import { afterShove, justShoved, outcome } from './words';

const texts = i18next.createInstance();
let t: Translate;
beforeAll(async () => {
  await texts.init({ lng: 'en', resources: { en: { translation: english } }, interpolation: { escapeValue: false } });
  t = texts.t;
});

/** Of so many steps, upright but for its end. */
const episodeOf = (steps: number, last?: readonly number[]): Episode => ({
  states: Array.from({ length: steps + 1 }, (_, at) => (last && at === steps ? last : [0, 0, 0, 0])),
  sums: Array.from({ length: steps + 1 }, (_, at) => at),
  terminated: last !== undefined,
});
const stood = episodeOf(500);
const fell = episodeOf(63, [0, 0, 0.22, 0]);
const left = episodeOf(63, [2.41, 0, 0, 0]);
const shove: Shove = { step: 40, kind: 'push', size: 1, apply: (state) => state };

test('how an episode ends is told from the shove on, where it was felt', () => {
  const cartpole = drawings.get('cartpole');
  const ends = [stood, fell, left].map((episode) => outcome(t, cartpole, episode, shove));
  expect(ends).toEqual(['recovered, stood all 500 steps', 'fell 23 steps later', 'left the track 23 steps later']);
  const late = { ...shove, step: 63 };
  expect(outcome(t, cartpole, fell, late)).toBe('fell after 63 steps');
  expect([stood, fell, left].map((episode) => outcome(t, cartpole, episode))).toEqual([
    'stood all 500 steps',
    'fell after 63 steps',
    'left the track after 63 steps',
  ]);
  // who is to reach something recovers from nothing
  expect(outcome(t, drawings.get('acrobot'), episodeOf(500), shove)).toBe('not over the line in 500 steps');
});

test('who recovered, who fell, and for whom it came too late', () => {
  const played = [
    { name: 'Full network', episode: stood },
    { name: 'Ticket', episode: stood },
    { name: 'Reinitialized', episode: fell },
    { name: 'Random mask', episode: episodeOf(12, [0, 0, 0.22, 0]) },
  ];
  expect(afterShove(t, shove, played)).toBe(
    'Pushed at step 40. Recovered: Full network, Ticket. Over after it: Reinitialized. Over before: Random mask.',
  );
  expect(afterShove(t, { ...shove, kind: 'tilt' }, played.slice(0, 1))).toBe(
    'Tilted at step 40. Recovered: Full network.',
  );
  expect(justShoved(t, shove)).toBe('Pushed at step 40.');
});
