/** What pruning is and why: size, arithmetic, energy; compression as by Han et al. 2015. */
import { between, fullScore } from '../facts/score';
import { arithmetic, networkSize, stepTime, storage, weightsLeft } from '../facts/size';
import { strokes } from '../experiments';
import type { Lesson } from '../lesson';
import { full, ticket, ticketOf } from '../../../lottery/run-key';

const lesson: Lesson = {
  id: 'pruning',
  order: 1,
  minutes: 7,
  steps: [
    { id: 'weights', experiment: {}, select: null, point: 'verdict', facts: [networkSize, fullScore] },
    { id: 'mask', select: 4, point: 'masks', facts: [weightsLeft('selected')] },
    {
      id: 'rounds',
      select: 1,
      point: 'film',
      wait: { kind: 'round-selected' },
      facts: [weightsLeft('selected'), between(ticket, full, 'selected')],
    },
    {
      id: 'why',
      select: 6,
      point: 'savings',
      facts: [storage('selected'), arithmetic('selected'), stepTime('selected')],
    },
    {
      id: 'fine-tune',
      experiment: strokes(4, 5, ['fine-tuned']),
      select: null,
      point: 'play',
      action: 'play',
      wait: { kind: 'trained' },
      facts: [fullScore],
    },
    {
      id: 'compressed',
      select: 3,
      point: 'accuracy',
      facts: [between(ticketOf(1), full, 2), between(ticketOf(1), full, 3), between(ticketOf(1), full, 4)],
    },
    {
      id: 'ask',
      select: 4,
      point: 'savings',
      question: { choices: ['biases', 'places', 'zeros'], right: 'places' },
      facts: [storage(4)],
    },
  ],
};
export default lesson;
