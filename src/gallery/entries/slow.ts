import type { GalleryEntry } from '..';
import { keptTo } from '../facts';
import { small } from '../small';

const entry: GalleryEntry = {
  id: 'slow',
  order: 22,
  group: 'schedules',
  recording: 'slow',
  settings: small({ pruning: { rate: 0.2, outputRate: 0.1, rounds: 13 } }),
  about: 'kept',
  claims: (facts) => (keptTo(facts)?.remaining ?? 1) < 0.08,
};
export default entry;
