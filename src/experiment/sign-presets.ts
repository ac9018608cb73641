/** What a mask and its signs are worth: the experiments of Zhou et al. 2019, small enough to watch. */
import type { Preset } from './preset';
import { comparing } from './sections/compare';

const supermasks = 'imp*untrained*untrained-constant';

export const signPresets: readonly Preset[] = [
  {
    id: 'signs',
    settings: {
      training: { steps: 500 },
      pruning: { rate: 0.5, outputRate: 0.25, rounds: 4 },
      compare: comparing(
        'reinitialized',
        'reinitialized-same-signs',
        'permuted',
        'permuted-same-signs',
        'signed-constant',
        'random-signs',
      ),
      chance: { trials: 3 },
    },
  },
  {
    // all masks are cut from the full network once it is trained: what they do before anything else is
    id: 'supermask',
    settings: {
      training: { steps: 600 },
      pruning: { remaining: [80, 60, 50, 40, 30, 20, 10, 5], schedule: 'one-shot' },
      compare: { chains: [supermasks, `${supermasks} pruning.criterion=large-final-same-sign`] },
      chance: { trials: 3 },
    },
  },
];
