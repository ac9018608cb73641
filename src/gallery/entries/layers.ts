import type { GalleryEntry } from '..';
import { layersInShort } from '../../experiment/layer-presets';

const entry: GalleryEntry = {
  id: 'layers',
  order: 105,
  group: 'deconstructed',
  recording: 'layers',
  settings: layersInShort,
  about: 'last',
  // a twelfth of the weights is left, 12.2 times fewer as Han et al. 2015 have it: fine-tuned, a few tenths of a point are
  // lost; trained from their first values, none is seen to be
  claims({ full, rounds }) {
    const last = rounds.at(-1);
    if (!last) return false;
    const { ticket, 'fine-tuned': tuned } = last.arms;
    return (
      last.remaining < 1 / 12 &&
      tuned.againstFull === 'less' &&
      full - tuned.score < 0.005 &&
      ticket.againstFull === 'none' &&
      full - ticket.score < 0.002
    );
  },
};
export default entry;
