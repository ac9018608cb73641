import type { GalleryEntry } from '..';
import { lowRate } from '../../experiment/earlier-defaults';
import { keptTo } from '../facts';

const entry: GalleryEntry = {
  id: 'low-rate',
  order: 12,
  group: 'papers-net',
  recording: 'low-rate',
  hasWeights: true,
  settings: lowRate,
  claims: (facts) => {
    const kept = keptTo(facts);
    return kept !== null && kept.remaining < 0.06 && kept.arms.reinitialized.againstFull === 'less';
  },
};
export default entry;
