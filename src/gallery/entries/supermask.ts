import type { GalleryEntry } from '..';
import { supermask } from '../../experiment/sign-presets';

/** Constants with the signs of θ₀, under masks of weights that kept their sign: not trained. */
const UNTRAINED = 'ticket-2*untrained-constant';

const entry: GalleryEntry = {
  id: 'supermask',
  order: 101,
  group: 'deconstructed',
  recording: 'supermask',
  settings: supermask,
  about: 4, // 40 %, the top of the hill
  // the hill of the title: its top lies between the ends, and far above chance
  claims: ({ rounds }) => {
    const scores = rounds.map(({ arms }) => arms[UNTRAINED]?.score ?? 0);
    const top = Math.max(...scores);
    const { remaining } = rounds[scores.indexOf(top)];
    return top > 0.7 && remaining >= 0.3 && remaining <= 0.6 && scores[0] < 0.6 && (scores.at(-1) ?? 1) < 0.3;
  },
};
export default entry;
