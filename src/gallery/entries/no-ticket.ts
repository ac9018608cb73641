import type { GalleryEntry } from '..';
import { comparing } from '../../experiment/sections/compare';
import { pointsInThePlane } from '../../experiment/presets';

const entry: GalleryEntry = {
  id: 'no-ticket',
  order: 70,
  group: 'limits',
  recording: 'no-ticket',
  hasWeights: true,
  settings: {
    ...pointsInThePlane('circles', 0.1, [4]),
    pruning: { rate: 0.5, outputRate: null, rounds: 4 },
    compare: comparing('reinitialized'),
    chance: { trials: 5 },
  },
  claims: ({ winning, rounds }) => winning === null && rounds.every(({ arms }) => arms.ticket.againstFull === 'less'),
};
export default entry;
