import type { GalleryEntry } from '..';
import { keptTo, lostFrom } from '../facts';
import { small } from '../small';

const entry: GalleryEntry = {
  id: 'iterative',
  order: 20,
  group: 'schedules',
  recording: 'iterative',
  settings: small(),
  about: 'kept',
  claims: (facts) => (keptTo(facts)?.remaining ?? 1) < 0.06 && lostFrom(facts) !== null,
};
export default entry;
