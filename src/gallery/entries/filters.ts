import type { GalleryEntry } from '..';
import { filters } from '../../experiment/filter-presets';

const entry: GalleryEntry = {
  id: 'filters',
  order: 104,
  group: 'deconstructed',
  recording: 'filters',
  settings: filters,
  about: 'last',
  // as Liu et al. 2019 found: from scratch with as much computing is better than cut, by its filters or with its weights
  claims({ rounds }) {
    const last = rounds.at(-1)?.arms ?? {};
    const scratch = last['fine-tuned*scratch-b'];
    return scratch.againstTicket === 'more' && scratch.score > last['fine-tuned'].score + 0.1;
  },
};
export default entry;
