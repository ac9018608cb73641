/** Masks that are trained over weights that never change: Ramanujan et al. 2020 and Zhou et al. 2019, small enough to watch. */
import type { PartialExperiment, Preset } from './preset';

/** At each size a mask of its own, beside what the ticket does whose weights are trained. Adam: further in so few steps. */
const masksOnly = (widths: readonly number[]): PartialExperiment => ({
  network: { widths },
  training: { steps: 600 },
  pruning: { remaining: [90, 70, 50, 30, 10], schedule: 'one-shot', maskOptimizer: 'adam' },
  compare: { chains: ['imp*untrained', 'edge-popup', 'bernoulli-masks'] },
  chance: { trials: 3 },
});

const NARROW = [50, 25];
/** Four times as wide: more networks to choose from, and better ones among them. */
const WIDE = NARROW.map((width) => 4 * width);

export const maskPresets: readonly Preset[] = [
  { id: 'masks-only', settings: masksOnly(NARROW) },
  { id: 'masks-only-wide', settings: masksOnly(WIDE) },
];
