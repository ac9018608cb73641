import type { GalleryEntry } from '..';
import { catching } from '../../experiment/control-presets';
import { keptTo } from '../facts';

const entry: GalleryEntry = {
  id: 'catch',
  order: 71,
  group: 'acting',
  recording: 'catch',
  hasWeights: true,
  settings: catching,
  about: 'kept',
  claims(facts) {
    const kept = keptTo(facts);
    return (
      kept !== null &&
      kept.remaining < 0.3 &&
      kept.arms.reinitialized.score < kept.arms.ticket.score - 4 &&
      kept.arms.reinitialized.againstTicket === 'less'
    );
  },
};
export default entry;
