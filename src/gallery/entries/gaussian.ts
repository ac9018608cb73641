import type { GalleryEntry } from '..';
import { bestRound } from '../facts';
import { small } from '../small';

const entry: GalleryEntry = {
  id: 'gaussian',
  order: 41,
  group: 'initializers',
  against: ['iterative'],
  recording: 'gaussian',
  settings: small({ network: { initializer: 'gaussian', standardDeviation: 0.1 } }),
  about: 'best',
  claims: (facts) => bestRound(facts) !== null,
};
export default entry;
