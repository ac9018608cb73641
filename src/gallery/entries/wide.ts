import type { GalleryEntry } from '..';
import { keptTo } from '../facts';
import { small } from '../small';

const entry: GalleryEntry = {
  id: 'wide',
  order: 51,
  group: 'widths',
  against: ['iterative'],
  recording: 'wide',
  settings: small({ network: { widths: [300, 100] } }),
  about: 'kept',
  claims: (facts) => (keptTo(facts)?.remaining ?? 1) < 0.06,
};
export default entry;
