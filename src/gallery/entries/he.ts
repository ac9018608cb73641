import type { GalleryEntry } from '..';
import { keptTo, lostFrom } from '../facts';
import { small } from '../small';

const entry: GalleryEntry = {
  id: 'he',
  order: 40,
  group: 'initializers',
  against: ['iterative'],
  recording: 'he',
  settings: small({ network: { initializer: 'he-normal' } }),
  about: 'kept',
  claims: (facts) => (keptTo(facts)?.remaining ?? 1) < 0.12 && lostFrom(facts) !== null,
};
export default entry;
