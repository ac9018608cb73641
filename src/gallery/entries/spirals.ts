import type { GalleryEntry } from '..';
import { keptTo, lostFrom } from '../facts';
import { pointsInThePlane } from '../../experiment/presets';

const entry: GalleryEntry = {
  id: 'spirals',
  order: 61,
  group: 'points',
  recording: 'spirals',
  hasWeights: true,
  settings: pointsInThePlane('spirals', 0.05, [16, 16]),
  about: 'kept',
  claims: (facts) => keptTo(facts) !== null && lostFrom(facts) !== null,
};
export default entry;
