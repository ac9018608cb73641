import type { GalleryEntry } from '..';
import { lostFrom } from '../facts';
import { pointsInThePlane } from '../../experiment/presets';

const entry: GalleryEntry = {
  id: 'moons-narrow',
  order: 62,
  group: 'points',
  recording: 'moons-narrow',
  hasWeights: true,
  settings: pointsInThePlane('moons', 0.15, [8, 8]),
  about: 'lostFrom',
  claims: (facts) => facts.winning === null && lostFrom(facts) !== null,
};
export default entry;
