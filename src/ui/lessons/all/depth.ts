/** Warmup and depth: a deep narrow network at a high rate, with warmup, and rewound to an early step. */
import { againstKept, between, fullScore } from '../facts/score';
import { networkSize } from '../facts/size';
import { deep, high, rewound, warmedUp } from '../../../gallery/deep';
import type { Lesson } from '../lesson';
import { controlOf, full, ticket, ticketOf } from '../../../lottery/run-key';

const lesson: Lesson = {
  id: 'depth',
  order: 8,
  minutes: 10,
  steps: [
    { id: 'deep', experiment: deep([]), select: null, point: 'setting:network.architecture', facts: [networkSize] },
    {
      id: 'guess',
      select: null,
      point: 'setting:training.learningRate',
      question: { choices: ['better', 'same', 'worse'], right: null },
    },
    {
      id: 'high',
      experiment: high, // recorded: it comes after the guess
      select: 2,
      point: 'accuracy',
      action: 'play',
      wait: { kind: 'trained' },
      keep: 'noWarmup',
      facts: [fullScore, between(ticket, full, 2), between(ticket, controlOf(0, 'reinitialized'), 2)],
    },
    {
      id: 'warmup',
      experiment: warmedUp,
      select: 2,
      point: 'accuracy',
      action: 'play',
      wait: { kind: 'trained' },
      facts: [fullScore, between(ticket, full, 2), between(ticket, controlOf(0, 'reinitialized'), 2)],
    },
    {
      id: 'slow-start',
      select: 2,
      point: 'accuracy',
      facts: [againstKept('noWarmup', 1), againstKept('noWarmup', 2)],
    },
    {
      id: 'rewinding',
      experiment: rewound,
      select: 2,
      point: 'accuracy',
      action: 'play',
      wait: { kind: 'trained' },
      facts: [between(ticketOf(1), ticket, 2), between(ticketOf(1), full, 2)],
    },
    {
      id: 'careful',
      select: 1,
      point: 'verdict',
      facts: [between(ticket, full, 1), between(ticketOf(1), full, 1)],
    },
    { id: 'ask', select: 2, question: { choices: ['longer', 'start', 'weights'], right: 'start' } },
  ],
};
export default lesson;
