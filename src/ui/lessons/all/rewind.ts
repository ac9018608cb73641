/** Train, prune, rewind, step by step, on a network small enough to see every weight leave. */
import { between, fullScore, smallestWinning } from '../facts/score';
import { weightLife } from '../facts/movement';
import { networkSize, weightsLeft } from '../facts/size';
import { ring } from '../experiments';
import type { Lesson } from '../lesson';
import { full, ticket } from '../../../lottery/run-key';

const lesson: Lesson = {
  id: 'rewind',
  order: 2,
  minutes: 8,
  steps: [
    { id: 'network', experiment: ring, untrained: true, select: null, point: 'graph', facts: [networkSize] },
    {
      id: 'train',
      select: null,
      point: 'boundary',
      action: 'step',
      wait: { kind: 'round', round: 0 },
      facts: [fullScore],
    },
    {
      id: 'prune',
      select: null,
      point: 'graph',
      action: 'step',
      wait: { kind: 'round', round: 1 },
      facts: [weightsLeft(1)],
    },
    { id: 'moment', select: 1, point: 'pruning', watch: true },
    { id: 'rewound', select: 1, point: 'boundary', facts: [between(ticket, full, 1)] },
    { id: 'life', select: 1, point: 'weight', wait: { kind: 'weight-selected' }, facts: [weightLife] },
    {
      id: 'again',
      select: null,
      point: 'film',
      action: 'play',
      wait: { kind: 'trained' },
      facts: [weightsLeft(4), between(ticket, full, 4)],
    },
    {
      id: 'watch',
      select: 4,
      point: 'film',
      wait: { kind: 'round-selected' },
      facts: [smallestWinning, between(ticket, full, 6)],
    },
    { id: 'ask', select: 4, question: { choices: ['trained', 'initial', 'fresh'], right: 'initial' } },
  ],
};
export default lesson;
