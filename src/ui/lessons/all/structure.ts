/** Is it the structure or the initialization? Ticket, reinitialized and random mask. */
import { between } from '../facts/score';
import { strokes } from '../experiments';
import type { Lesson } from '../lesson';
import { controlOf, full, ticket } from '../../../lottery/run-key';

const lesson: Lesson = {
  id: 'structure',
  order: 3,
  minutes: 8,
  steps: [
    {
      id: 'two',
      experiment: strokes(4, 5, ['reinitialized', 'random-mask']),
      select: null,
      point: 'setting:compare.chains',
    },
    { id: 'guess', question: { choices: ['same', 'worse', 'better'], right: null } },
    { id: 'train', select: null, point: 'accuracy', action: 'play', wait: { kind: 'trained' } },
    { id: 'ticket', select: 2, point: 'verdict', facts: [between(ticket, full, 2)] },
    {
      id: 'reinitialized',
      select: 2,
      point: 'accuracy',
      facts: [between(controlOf(0, 'reinitialized'), full, 2), between(ticket, controlOf(0, 'reinitialized'), 2)],
    },
    {
      id: 'random',
      select: 4,
      point: 'accuracy',
      facts: [
        between(ticket, controlOf(0, 'random-mask'), 4),
        between(controlOf(0, 'reinitialized'), controlOf(0, 'random-mask'), 4),
      ],
    },
    {
      id: 'sure',
      select: null,
      point: 'film',
      wait: { kind: 'round-selected' },
      facts: [between(ticket, full, 'selected'), between(controlOf(0, 'reinitialized'), full, 'selected')],
    },
    {
      id: 'ask',
      point: 'accuracy',
      question: { choices: ['mask', 'init', 'both'], right: 'both' },
      facts: [
        between(ticket, controlOf(0, 'reinitialized'), 2),
        between(controlOf(0, 'reinitialized'), controlOf(0, 'random-mask'), 4),
      ],
    },
  ],
};
export default lesson;
