import type { GalleryEntry } from '..';
import { catching } from '../../experiment/control-presets';
import { ticketKeepsUp } from '../acting';

const entry: GalleryEntry = {
  id: 'catch',
  order: 71,
  group: 'acting',
  recording: 'catch',
  hasWeights: true,
  settings: catching,
  about: 'kept',
  claims: ticketKeepsUp({ most: 0.3, lead: 4 }),
};
export default entry;
