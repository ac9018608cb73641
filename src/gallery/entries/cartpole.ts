import type { GalleryEntry } from '..';
import { cartpole } from '../../experiment/control-presets';
import { keptTo } from '../facts';

const entry: GalleryEntry = {
  id: 'cartpole',
  order: 70,
  group: 'acting',
  recording: 'cartpole',
  hasWeights: true,
  settings: cartpole,
  about: 'kept',
  claims(facts) {
    const kept = keptTo(facts);
    return (
      kept !== null &&
      kept.remaining < 0.25 &&
      kept.arms.reinitialized.score < kept.arms.ticket.score - 50 &&
      kept.arms.reinitialized.againstTicket === 'less'
    );
  },
};
export default entry;
