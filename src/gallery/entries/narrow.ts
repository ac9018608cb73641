import type { GalleryEntry } from '..';
import { small } from '../small';

const entry: GalleryEntry = {
  id: 'narrow',
  order: 50,
  group: 'widths',
  against: ['iterative'],
  recording: 'narrow',
  settings: small({ network: { widths: [20, 10] } }),
  about: 'last',
  claims: ({ full, rounds }) => full - (rounds.at(-1)?.arms.ticket.score ?? 1) > 0.2,
};
export default entry;
