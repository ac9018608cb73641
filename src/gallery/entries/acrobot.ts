import type { GalleryEntry } from '..';
import { acrobot } from '../../experiment/control-presets';
import { keptTo } from '../facts';

const entry: GalleryEntry = {
  id: 'acrobot',
  order: 72,
  group: 'acting',
  recording: 'acrobot',
  hasWeights: true,
  settings: acrobot,
  about: 'kept',
  claims(facts) {
    const kept = keptTo(facts);
    return kept !== null && kept.remaining < 0.05 && kept.arms.ticket.said === 'same' && facts.leftOut === 1;
  },
};
export default entry;
