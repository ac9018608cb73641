import type { GalleryEntry } from '..';
import { cartpole } from '../../experiment/control-presets';
import { ticketKeepsUp } from '../acting';

const entry: GalleryEntry = {
  id: 'cartpole',
  order: 70,
  group: 'acting',
  recording: 'cartpole',
  hasWeights: true,
  settings: cartpole,
  about: 'kept',
  claims: ticketKeepsUp({ most: 0.25, lead: 50 }),
};
export default entry;
