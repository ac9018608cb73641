import type { GalleryEntry } from '..';
import { breakout } from '../../experiment/control-presets';

const entry: GalleryEntry = {
  id: 'breakout',
  order: 73,
  group: 'acting',
  recording: 'breakout',
  hasWeights: true,
  settings: breakout,
  about: 'last',
  // three trials: what the ticket of the last round is ahead of its controls is less than their spread can tell
  claims({ winning, rounds }) {
    const arms = rounds.at(-1)?.arms;
    return (
      winning === null &&
      arms !== undefined &&
      [arms.reinitialized, arms['random-mask']].every(
        ({ score, againstTicket }) => againstTicket === 'unclear' && score < arms.ticket.score,
      )
    );
  },
};
export default entry;
