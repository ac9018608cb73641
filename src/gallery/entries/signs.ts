import type { GalleryEntry } from '..';
import { signs } from '../../experiment/sign-presets';

const entry: GalleryEntry = {
  id: 'signs',
  order: 100,
  group: 'deconstructed',
  recording: 'signs',
  settings: signs,
  about: 'last',
  // of the controls with the ticket's mask, those lose that do not keep its signs, and no other
  claims: ({ rounds }) => {
    const last = rounds.at(-1)?.arms ?? {};
    const lose = ['reinitialized', 'permuted', 'random-signs'];
    const keep = ['reinitialized-same-signs', 'permuted-same-signs', 'signed-constant'];
    return (
      lose.every((id) => last[id]?.againstTicket === 'less') && keep.every((id) => last[id]?.againstTicket !== 'less')
    );
  },
};
export default entry;
