import type { GalleryEntry } from '..';
import { comparing } from '../../experiment/sections/compare';
import { lowRate } from '../../experiment/earlier-defaults';
import { keptTo } from '../facts';

const entry: GalleryEntry = {
  id: 'lenet-mnist',
  order: 11,
  group: 'papers-net',
  recording: 'lenet-mnist',
  settings: { ...lowRate, data: { set: 'mnist', test: 10_000 }, compare: comparing('reinitialized') },
  about: 'kept',
  claims: (facts) => {
    const kept = keptTo(facts);
    return kept !== null && kept.remaining < 0.2 && kept.arms.reinitialized.againstFull === 'less';
  },
};
export default entry;
