import type { GalleryEntry } from '..';
import { lostFrom } from '../facts';
import { small } from '../small';

const entry: GalleryEntry = {
  id: 'one-shot',
  order: 21,
  group: 'schedules',
  recording: 'one-shot',
  settings: small({ pruning: { schedule: 'one-shot' } }),
  about: 'lostFrom',
  claims: (facts) => (lostFrom(facts)?.remaining ?? 0) > 0.07,
};
export default entry;
