/** What a mask and its signs are worth: the experiments of Zhou et al. 2019, small enough to watch. */
import type { PartialExperiment, Preset } from './preset';
import { comparing } from './sections/compare';

/** Which of the first weights matter: their places, their signs, their values. */
export const signs: PartialExperiment = {
  training: { steps: 600 },
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
};

const untrained = 'imp*untrained*untrained-constant';

/** All masks are cut from the full network once it is trained: what they do before anything else is. */
export const supermask: PartialExperiment = {
  network: { widths: [100, 50] },
  training: { steps: 600 },
  pruning: { remaining: [80, 60, 50, 40, 30, 20, 10, 5], schedule: 'one-shot' },
  compare: { chains: [untrained, `${untrained} pruning.criterion=large-final-same-sign`] },
  chance: { trials: 4 },
};

export const signPresets: readonly Preset[] = [
  { id: 'signs', settings: signs },
  { id: 'supermask', settings: supermask },
];
