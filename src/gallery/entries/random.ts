import type { GalleryEntry } from '..';
import { small } from '../small';

const entry: GalleryEntry = {
  id: 'random',
  order: 71,
  group: 'limits',
  recording: 'random',
  settings: small({ pruning: { criterion: 'random', rate: 0.5, outputRate: 0.25, rounds: 4 } }),
  claims: ({ winning, rounds }) =>
    winning === null && rounds.slice(1).every(({ arms }) => arms.ticket.againstFull === 'less'),
};
export default entry;
