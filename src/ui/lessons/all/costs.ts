/** What tickets cost, what they save, what is not known. */
import { between, smallestWinning } from '../facts/score';
import { breakEven, searchCost } from '../facts/costs';
import { arithmetic, stepTime, storage } from '../facts/size';
import { narrowRing } from '../experiments';
import type { Lesson } from '../lesson';
import { full, ticket } from '../../../lottery/run-key';

const lesson: Lesson = {
  id: 'costs',
  order: 7,
  minutes: 8,
  steps: [
    { id: 'search', experiment: {}, select: null, point: 'film', facts: [smallestWinning, searchCost('winning')] },
    {
      id: 'save',
      select: null,
      point: 'savings',
      facts: [storage('selected'), arithmetic('selected'), stepTime('selected')],
    },
    { id: 'pays', select: null, point: 'savings', facts: [breakEven('winning')] },
    { id: 'hardware', select: 8, point: 'masks', facts: [stepTime(8), arithmetic(8)] },
    {
      id: 'fails',
      experiment: { ...narrowRing, pruning: { ...narrowRing.pruning, rate: 0.8, rounds: 2 }, chance: { trials: 5 } },
      select: null,
      point: 'verdict',
      action: 'play',
      wait: { kind: 'trained' },
      facts: [smallestWinning, between(ticket, full, 1)],
    },
    { id: 'unknown', select: null },
    { id: 'ask', select: null, question: { choices: ['training', 'answers', 'always'], right: 'answers' } },
  ],
};
export default lesson;
