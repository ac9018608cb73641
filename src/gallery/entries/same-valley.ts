import type { GalleryEntry } from '..';
import { sameValley } from '../../experiment/presets';

const entry: GalleryEntry = {
  id: 'same-valley',
  order: 61.5,
  group: 'points',
  recording: 'same-valley',
  hasWeights: true,
  settings: sameValley,
  claims({ barriers }) {
    if (!barriers || barriers.stableFrom === null || barriers.another === null) return false;
    const { sweep, another, stableFrom } = barriers;
    const [[, atStart]] = sweep;
    // a hill where copies part at once, next to none long before training ends; to another start there is one too
    return atStart > 0.1 && another > 0.2 && stableFrom <= 100 && sweep.every(([k, b]) => k < stableFrom || b < 0.01);
  },
};
export default entry;
