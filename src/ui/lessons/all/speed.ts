/** Learning speed and generalization: early stopping, training-test gap by weights remaining. */
import { between, fullScore } from '../facts/score';
import { gap, speed } from '../facts/speed';
import { strokes } from '../experiments';
import type { Lesson } from '../lesson';
import { controlOf, full, ticket } from '../../../lottery/run-key';

const lesson: Lesson = {
  id: 'speed',
  order: 5,
  minutes: 9,
  steps: [
    { id: 'recorded', experiment: {}, select: 3, point: 'training', facts: [fullScore] },
    {
      id: 'stop',
      select: 3,
      point: 'speed',
      facts: [speed(ticket, 3), speed(ticket, 3, 'stopStep'), speed(controlOf(0, 'reinitialized'), 3)],
    },
    {
      id: 'walk',
      select: 1,
      point: 'speed',
      wait: { kind: 'round-selected' },
      facts: [speed(ticket, 'selected'), speed(ticket, 'selected', 'stopStep'), between(ticket, full, 'selected')],
    },
    {
      id: 'small-data',
      experiment: strokes(3, 5, ['reinitialized']),
      select: null,
      point: 'training',
      action: 'play',
      wait: { kind: 'trained' },
      facts: [fullScore],
    },
    { id: 'live-speed', select: 1, point: 'speed', facts: [speed(ticket, 1), speed(controlOf(0, 'reinitialized'), 1)] },
    {
      id: 'gap',
      select: 3,
      point: 'gap',
      facts: [gap(1), gap(3), between(ticket, full, 3)],
    },
    { id: 'ask', select: 3, question: { choices: ['test', 'validation', 'last'], right: 'validation' } },
  ],
};
export default lesson;
