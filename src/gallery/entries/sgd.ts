import type { GalleryEntry } from '..';
import { bestRound } from '../facts';
import { small } from '../small';

const entry: GalleryEntry = {
  id: 'sgd',
  order: 30,
  group: 'optimizers',
  against: ['iterative'],
  recording: 'sgd',
  settings: small({ training: { optimizer: 'sgd', learningRate: 0.2 } }),
  about: 'best',
  claims: (facts) => bestRound(facts) !== null,
};
export default entry;
