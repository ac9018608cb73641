import type { GalleryEntry } from '..';
import { masksEighth } from '../../experiment/mask-presets';

const entry: GalleryEntry = {
  id: 'masks-only-narrow',
  order: 103,
  group: 'deconstructed',
  recording: 'masks-only-narrow',
  settings: masksEighth,
  about: 2, // 30 %
  // of as large a share of a network twice as wide nearly nine in ten: "masks-only"
  claims: ({ rounds }) => rounds[1].arms['edge-popup'].score > 0.8 && rounds[1].arms['edge-popup'].score < 0.83,
};
export default entry;
