import type { GalleryEntry } from '..';
import { small } from '../small';

const entry: GalleryEntry = {
  id: 'fast',
  order: 23,
  group: 'schedules',
  recording: 'fast',
  settings: small({ pruning: { rate: 0.8, outputRate: 0.4, rounds: 3 } }),
  about: 'last',
  claims: ({ rounds }) => rounds[0].arms.ticket.againstFull !== 'less' && rounds[2].arms.ticket.againstFull === 'less',
};
export default entry;
