import type { GalleryEntry } from '..';
import { pointsInThePlane } from '../../experiment/presets';

const entry: GalleryEntry = {
  id: 'moons',
  order: 60,
  group: 'points',
  recording: 'moons',
  hasWeights: true,
  settings: pointsInThePlane('moons', 0.15),
  claims: ({ winning, rounds }) =>
    (winning ?? 0) >= 4 && rounds.slice(0, winning ?? 0).every(({ arms }) => arms.ticket.againstFull !== 'less'),
};
export default entry;
