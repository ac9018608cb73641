/** Whole filters: what one costs, what it saves, and what single zeros save only where an engine skips them. */
import { filters } from '../../../experiment/filter-presets';
import { controlOf, full, ticket, ticketOf } from '../../../lottery/run-key';
import { between, fullScore } from '../facts/score';
import { arithmetic, weightsLeft } from '../facts/size';
import type { Lesson } from '../lesson';

const tuned = ticketOf(1);
const byChance = controlOf(0, 'random-mask');
const scratch = { sameSteps: controlOf(1, 'scratch-e'), sameComputing: controlOf(1, 'scratch-b') };

const lesson: Lesson = {
  id: 'smaller',
  order: 12,
  minutes: 8,
  steps: [
    {
      id: 'question',
      experiment: filters,
      untrained: true,
      select: null,
      question: { choices: ['tuned', 'steps', 'computing'], right: null },
    },
    {
      id: 'train',
      select: 1,
      point: 'accuracy',
      action: 'play',
      wait: { kind: 'trained' },
      facts: [fullScore, between(tuned, full, 1)],
    },
    { id: 'cost', select: 1, point: 'filters', facts: [weightsLeft(1), arithmetic(1)] },
    {
      id: 'scratch',
      select: 1,
      point: 'accuracy',
      facts: [
        between(scratch.sameSteps, tuned, 1),
        between(scratch.sameComputing, tuned, 1),
        between(scratch.sameComputing, tuned, 2),
        between(byChance, ticket, 1),
      ],
    },
    { id: 'seconds', select: 2, point: 'filters', facts: [arithmetic(2)] },
    { id: 'single', select: null },
    { id: 'ask', select: null, question: { choices: ['half', 'quarter', 'none'], right: 'quarter' } },
  ],
};
export default lesson;
