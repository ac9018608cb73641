import type { GalleryEntry } from '..';
import { high } from '../deep';

const entry: GalleryEntry = {
  id: 'deep-high',
  order: 80,
  group: 'depth',
  recording: 'deep-high',
  settings: high,
  claims: ({ rounds }) =>
    rounds.every(({ arms }) => arms.ticket.said === 'unclear' && arms.reinitialized.againstTicket === 'unclear'),
};
export default entry;
