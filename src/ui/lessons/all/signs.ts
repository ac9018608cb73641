/** What matters in a ticket: places, signs, values? One of them changed at a time, and nothing trained at all. */
import { between, fullScore, scoreOf } from '../facts/score';
import { pointsInThePlane } from '../../../experiment/presets';
import { signs, supermask } from '../../../experiment/sign-presets';
import type { Lesson } from '../lesson';
import { controlOf, full, ticket } from '../../../lottery/run-key';

const control = (id: string) => controlOf(0, id);

const lesson: Lesson = {
  id: 'signs',
  order: 11,
  minutes: 10,
  steps: [
    {
      id: 'question',
      experiment: signs,
      untrained: true,
      select: null,
      question: { choices: ['values', 'signs', 'places'], right: null },
    },
    {
      id: 'train',
      select: 4,
      point: 'accuracy',
      action: 'play',
      wait: { kind: 'trained' },
      facts: [fullScore, between(ticket, full, 4), between(control('reinitialized'), ticket, 4)],
    },
    {
      id: 'same-signs',
      select: 4,
      point: 'accuracy',
      facts: [
        between(control('reinitialized-same-signs'), ticket, 4),
        between(control('reinitialized-same-signs'), control('reinitialized'), 4),
      ],
    },
    {
      id: 'constant',
      select: 4,
      point: 'accuracy',
      facts: [
        between(control('signed-constant'), ticket, 4),
        between(control('random-signs'), control('signed-constant'), 4),
      ],
    },
    {
      id: 'permuted',
      select: 4,
      point: 'accuracy',
      facts: [between(control('permuted'), ticket, 4), between(control('permuted-same-signs'), ticket, 4)],
    },
    {
      id: 'untrained',
      experiment: supermask,
      select: 4,
      point: 'accuracy',
      action: 'play',
      wait: { kind: 'trained' },
      facts: [
        scoreOf(control('untrained'), 4),
        scoreOf(controlOf(1, 'untrained'), 4),
        scoreOf(controlOf(1, 'untrained-constant'), 4),
      ],
    },
    { id: 'careful', select: 5, point: 'accuracy', facts: [between(controlOf(1, 'untrained-constant'), ticket, 5)] },
    { id: 'sums', experiment: pointsInThePlane('moons', 0.15), select: null, point: 'strong-ticket' },
    { id: 'ask', select: null, question: { choices: ['size', 'sign', 'luck'], right: 'sign' } },
  ],
};
export default lesson;
