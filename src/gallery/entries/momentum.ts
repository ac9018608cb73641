import type { GalleryEntry } from '..';
import { lostFrom } from '../facts';
import { small } from '../small';

const entry: GalleryEntry = {
  id: 'momentum',
  order: 31,
  group: 'optimizers',
  against: ['iterative'],
  recording: 'momentum',
  settings: small({ training: { optimizer: 'momentum', learningRate: 0.03 } }),
  about: 'kept',
  claims: (facts) => lostFrom(facts) === null,
};
export default entry;
