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
  // two trials: nothing here tells tickets from their masks with new weights
  claims(facts) {
    const kept = keptTo(facts);
    return (
      facts.winning === null &&
      facts.trials - facts.leftOut === 2 &&
      kept !== null &&
      kept.remaining < 0.05 &&
      [kept.arms.ticket, kept.arms.reinitialized].every(({ againstFull }) => againstFull === 'none') &&
      facts.rounds.every(({ arms }) => arms.reinitialized.againstTicket !== 'less')
    );
  },
};
export default entry;
