import type { GalleryEntry } from '..';
import { warmedUp } from '../deep';
import { bestRound } from '../facts';

const entry: GalleryEntry = {
  id: 'deep-warmup',
  order: 81,
  group: 'depth',
  recording: 'deep-warmup',
  settings: warmedUp,
  about: 'best',
  claims: (facts) => bestRound(facts) !== null,
};
export default entry;
