/** Do winning weights move further? θ₀ against θ_T of survivors and pruned. */
import { againstKept, between, fullScore } from '../facts/score';
import { movement, signChanges, weightLife } from '../facts/movement';
import { strokes } from '../experiments';
import type { Lesson } from '../lesson';
import { full, ticket } from '../../../lottery/run-key';

const byMagnitude = strokes(4, 3, []);
const byMovement = strokes(4, 3, [], { pruning: { criterion: 'movement' } });

const lesson: Lesson = {
  id: 'movement',
  order: 6,
  minutes: 8,
  steps: [
    {
      id: 'question',
      experiment: byMagnitude,
      select: null,
      question: { choices: ['further', 'less', 'same'], right: null },
    },
    {
      id: 'train',
      select: null,
      point: 'accuracy',
      action: 'play',
      wait: { kind: 'trained' },
      keep: 'magnitude',
      facts: [fullScore],
    },
    { id: 'moved', select: 2, point: 'movement', keep: 'magnitude', facts: [movement, signChanges] },
    { id: 'one', select: 2, point: 'weight', wait: { kind: 'weight-selected' }, facts: [weightLife] },
    { id: 'careful', select: 4, point: 'movement', keep: 'magnitude', facts: [movement] },
    {
      id: 'criterion',
      experiment: byMovement,
      select: null,
      point: 'setting:pruning.criterion',
      action: 'play',
      wait: { kind: 'trained' },
      facts: [between(ticket, full, 2)],
    },
    {
      id: 'compare',
      select: 4,
      point: 'accuracy',
      facts: [againstKept('magnitude', 2), againstKept('magnitude', 4)],
    },
    { id: 'ask', select: 2, question: { choices: ['cause', 'chosen', 'nothing'], right: 'chosen' } },
  ],
};
export default lesson;
