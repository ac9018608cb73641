/** Nothing is trained here: masks alone, the width that hides better ones, and the theorem of subset sums. */
import { masksEighth, masksQuarter } from '../../../experiment/mask-presets';
import { pointsInThePlane } from '../../../experiment/presets';
import { controlOf, full, ticketOf } from '../../../lottery/run-key';
import { between, fullScore, scoreOf } from '../facts/score';
import type { Lesson } from '../lesson';

/** Places of the methods among the chains of the ready experiments. */
const [edgePopup, bernoulli] = [1, 2].map(ticketOf);
const untrained = controlOf(0, 'untrained');

const lesson: Lesson = {
  id: 'masks',
  order: 13,
  minutes: 9,
  steps: [
    {
      id: 'question',
      experiment: masksQuarter,
      untrained: true,
      select: null,
      question: { choices: ['chance', 'half', 'most'], right: null },
    },
    {
      id: 'train',
      select: 4,
      point: 'accuracy',
      action: 'play',
      wait: { kind: 'trained' },
      facts: [fullScore, scoreOf(edgePopup, 4), between(edgePopup, full, 4)],
    },
    { id: 'untrained', select: 4, point: 'accuracy', facts: [scoreOf(untrained, 4)] },
    { id: 'chances', select: 5, point: 'accuracy', facts: [scoreOf(bernoulli, 4), scoreOf(bernoulli, 5)] },
    { id: 'share', select: 1, point: 'accuracy', facts: [scoreOf(edgePopup, 1), scoreOf(edgePopup, 5)] },
    {
      id: 'narrow',
      experiment: masksEighth,
      select: 2,
      point: 'accuracy',
      action: 'play',
      wait: { kind: 'trained' },
      facts: [scoreOf(edgePopup, 2), between(edgePopup, full, 2)],
    },
    { id: 'sums', experiment: pointsInThePlane('moons', 0.15), select: null, point: 'strong-ticket' },
    { id: 'ask', select: null, question: { choices: ['wide', 'lucky', 'trained'], right: 'wide' } },
  ],
};
export default lesson;
