import type { GalleryEntry } from '..';
import { earlyBird } from '../../experiment/early-bird-presets';

const entry: GalleryEntry = {
  id: 'early-bird',
  order: 106,
  group: 'deconstructed',
  recording: 'early-bird',
  settings: earlyBird,
  about: 'last',
  // every mask came to rest in the first third of training; the smaller the network, the more that saves
  claims: ({ emergence = [], trials }) =>
    emergence.length === 3 &&
    emergence.every(({ emerged, latest }) => emerged === trials && latest <= 1 / 3) &&
    emergence.every(({ saved }, at) => saved > (emergence[at - 1]?.saved ?? 0.4)),
};
export default entry;
