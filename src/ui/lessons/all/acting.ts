/** Tickets that act: which network keeps the pole up, with how few weights, and what of the ticket it takes. */
import { cartpole } from '../../../experiment/control-presets';
import { comparing } from '../../../experiment/sections/compare';
import { controlOf, full, ticket } from '../../../lottery/run-key';
import { earns } from '../facts/acting';
import { between, breaksAt, fullScore, smallestWinning } from '../facts/score';
import { networkSize, weightsLeft } from '../facts/size';
import type { Lesson } from '../lesson';

/** An eighth of the weights is left. */
const ROUND = 4;
const reinitialized = controlOf(0, 'reinitialized');
const randomMask = controlOf(0, 'random-mask');
const permuted = controlOf(0, 'permuted');

const lesson: Lesson = {
  id: 'acting',
  order: 9,
  minutes: 9,
  steps: [
    // recorded; it is behind the curtain until both guesses are made
    { id: 'pole', experiment: cartpole, select: null, point: 'setting:data.set', facts: [networkSize] },
    { id: 'guess', select: null, question: { choices: ['ticket', 'new', 'random', 'alike'], right: null } },
    { id: 'size', select: null, question: { choices: ['half', 'tenth', 'few'], right: null } },
    {
      id: 'watch',
      select: ROUND,
      point: 'stages',
      action: 'play',
      wait: { kind: 'trained' },
      facts: [fullScore, earns(ticket, ROUND), earns(reinitialized, ROUND), earns(randomMask, ROUND)],
    },
    {
      id: 'sure',
      select: ROUND,
      point: 'accuracy',
      facts: [between(ticket, full, ROUND), between(ticket, reinitialized, ROUND), between(ticket, randomMask, ROUND)],
    },
    {
      id: 'count',
      select: ROUND,
      point: 'accuracy',
      wait: { kind: 'round-selected' },
      facts: [weightsLeft('selected'), earns(ticket, 'selected'), smallestWinning, breaksAt],
    },
    {
      id: 'permuted',
      experiment: {
        ...cartpole,
        pruning: { ...cartpole.pruning, rounds: ROUND },
        compare: comparing('permuted'),
      },
      select: ROUND,
      point: 'accuracy',
      action: 'play',
      wait: { kind: 'trained' },
      facts: [between(ticket, full, ROUND), between(ticket, permuted, ROUND)],
    },
    {
      id: 'ask',
      select: ROUND,
      point: 'accuracy',
      question: { choices: ['mask', 'where', 'number'], right: 'where' },
      facts: [between(ticket, permuted, ROUND)],
    },
  ],
};
export default lesson;
