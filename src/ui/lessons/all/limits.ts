/** How far can it go? Rate and rounds; iterative against one-shot; where it breaks. */
import { againstKept, between, breaksAt, fullScore, smallestWinning } from '../facts/score';
import { strokes } from '../experiments';
import type { Lesson } from '../lesson';
import { full, ticket } from '../../../lottery/run-key';

const ROUNDS = 7;
const slow = strokes(ROUNDS, 3, []);
const oneShot = strokes(ROUNDS, 3, [], { pruning: { schedule: 'one-shot' } });
// two prunings of 50 % and 25 % at once: the same sizes as every other round of `slow`
const fast = strokes(3, 3, [], { pruning: { rate: 0.75, outputRate: 0.4375 } });

const lesson: Lesson = {
  id: 'limits',
  order: 4,
  minutes: 9,
  steps: [
    { id: 'rate', experiment: slow, select: null, point: 'setting:pruning.rate' },
    {
      id: 'slow',
      select: null,
      point: 'accuracy',
      action: 'play',
      wait: { kind: 'trained' },
      keep: 'iterative',
      facts: [fullScore, smallestWinning],
    },
    {
      id: 'breaks',
      select: ROUNDS,
      point: 'accuracy',
      keep: 'iterative',
      facts: [breaksAt, between(ticket, full, ROUNDS)],
    },
    {
      id: 'one-shot',
      experiment: oneShot,
      select: null,
      point: 'accuracy',
      action: 'play',
      wait: { kind: 'trained' },
      facts: [breaksAt],
    },
    {
      id: 'compare',
      select: 5,
      point: 'accuracy',
      facts: [againstKept('iterative', 2), againstKept('iterative', 5), againstKept('iterative', ROUNDS)],
    },
    {
      id: 'fast',
      experiment: fast,
      select: null,
      point: 'setting:pruning.rate',
      action: 'play',
      wait: { kind: 'trained' },
      facts: [againstKept('iterative', 2), againstKept('iterative', 3)],
    },
    { id: 'own', select: null, point: 'setting:pruning.rate', wait: { kind: 'changed', path: 'pruning.rate' } },
    {
      id: 'ask',
      select: null,
      point: 'accuracy',
      question: { choices: ['time', 'retrain', 'fewer'], right: 'retrain' },
    },
  ],
};
export default lesson;
