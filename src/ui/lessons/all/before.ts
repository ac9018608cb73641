/** Could we have known before? Weights chosen before anything is trained, and what is left of the choice when it is shuffled. */
import { between, fullScore } from '../facts/score';
import { beforeTrainingSmall } from '../../../experiment/before-presets';
import type { Lesson } from '../lesson';
import { controlOf, full, ticket, ticketOf } from '../../../lottery/run-key';

/** Places of the methods among the chains of the ready experiment. */
const [random, snip, synflow, onePass] = [1, 3, 5, 6].map(ticketOf);

const lesson: Lesson = {
  id: 'before',
  order: 10,
  minutes: 9,
  steps: [
    {
      id: 'question',
      experiment: beforeTrainingSmall,
      untrained: true,
      select: null,
      question: { choices: ['half', 'fifth', 'none'], right: null },
    },
    {
      id: 'train',
      select: 1,
      point: 'accuracy',
      action: 'play',
      wait: { kind: 'trained' },
      facts: [fullScore, between(random, full, 1), between(synflow, full, 1)],
    },
    {
      id: 'part',
      select: 4,
      point: 'collapse',
      facts: [between(snip, random, 4), between(synflow, random, 4)],
    },
    { id: 'passes', select: 3, point: 'collapse', facts: [between(onePass, synflow, 3)] },
    { id: 'flow', select: 3, point: 'scores' },
    {
      id: 'shuffled',
      select: 3,
      point: 'accuracy',
      facts: [between(controlOf(3, 'random-mask'), snip, 3), between(controlOf(3, 'reinitialized'), snip, 3)],
    },
    { id: 'after', select: 3, point: 'accuracy', facts: [between(ticket, snip, 3), between(ticket, synflow, 3)] },
    { id: 'ask', select: 3, question: { choices: ['which', 'counts', 'values'], right: 'counts' } },
  ],
};
export default lesson;
