import type { GalleryEntry } from '..';
import { breakout } from '../../experiment/control-presets';

const entry: GalleryEntry = {
  id: 'breakout',
  order: 73,
  group: 'acting',
  recording: 'breakout',
  hasWeights: true,
  settings: breakout,
  about: 'first',
  // the effect is nearly absent here: three trials do not show that new weights lose anything, in any round
  claims: ({ rounds }) =>
    rounds[0].arms['random-mask'].againstTicket === 'less' &&
    rounds.every(({ arms }) => arms.reinitialized.againstTicket === 'unclear'),
};
export default entry;
