import type { GalleryEntry } from '..';
import { keptTo } from '../facts';

const entry: GalleryEntry = {
  id: 'lenet-strokes',
  order: 10,
  group: 'papers-net',
  recording: 'default',
  hasWeights: true,
  settings: {},
  claims: (facts) => {
    const kept = keptTo(facts);
    return kept !== null && kept.remaining < 0.06 && kept.arms.reinitialized.againstFull === 'less';
  },
};
export default entry;
