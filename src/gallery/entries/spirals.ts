import type { GalleryEntry } from '..';
import { pointsInThePlane, WIDE } from '../../experiment/presets';

const entry: GalleryEntry = {
  id: 'spirals',
  order: 61,
  group: 'points',
  recording: 'spirals',
  hasWeights: true,
  settings: pointsInThePlane('spirals', 0.05, WIDE, 1_200),
  claims: ({ winning, rounds }) =>
    (winning ?? 0) >= 4 && rounds.slice(0, winning ?? 0).every(({ arms }) => arms.ticket.againstFull !== 'less'),
};
export default entry;
