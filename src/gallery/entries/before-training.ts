import type { GalleryEntry } from '..';
import { beforeTrainingSmall } from '../../experiment/before-presets';

const entry: GalleryEntry = {
  id: 'before-training',
  order: 99,
  group: 'deconstructed',
  recording: 'before-training',
  settings: beforeTrainingSmall,
  about: 4, // 2 %
  // at 2 % the methods have parted; one pass of SynFlow has collapsed at 5 % already, and nothing reaches the ticket
  claims({ rounds }) {
    const scoreAt = (round: number, arm: string): number => rounds[round - 1].arms[arm]?.score ?? 0;
    const before = ['random-at-init', 'magnitude-at-init', 'snip', 'grasp', 'synflow', 'synflow-2'];
    return (
      scoreAt(4, 'random-at-init') < 0.3 &&
      scoreAt(4, 'snip') > 0.8 &&
      scoreAt(4, 'synflow') > 0.8 &&
      scoreAt(3, 'synflow-2') < 0.2 &&
      scoreAt(3, 'synflow') > 0.85 &&
      rounds.every((_, at) => before.every((arm) => scoreAt(at + 1, arm) < scoreAt(at + 1, 'ticket')))
    );
  },
};
export default entry;
