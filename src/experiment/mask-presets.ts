/** Masks that are trained over weights that never change: Ramanujan et al. 2020 and Zhou et al. 2019, small enough to watch. */
import type { PartialExperiment, Preset } from './preset';

/** At each size a mask of its own, beside what the ticket does whose weights are trained. */
const masksOnly = (widths: readonly number[]): PartialExperiment => ({
  network: { widths },
  training: { steps: 600 },
  pruning: { remaining: [90, 70, 50, 30, 10], schedule: 'one-shot' },
  compare: { chains: ['imp*untrained', 'edge-popup', 'bernoulli-masks'] },
  chance: { trials: 3 },
});

/** A quarter of LeNet-300-100 … */
export const masksQuarter = masksOnly([75, 25]);
/** … and an eighth, for comparison in gallery and lesson: fewer networks to choose from, and worse ones among them. */
export const masksEighth: PartialExperiment = {
  ...masksOnly([38, 13]),
  pruning: { remaining: [50, 30, 10], schedule: 'one-shot' },
  compare: { chains: ['imp*untrained', 'edge-popup'] },
};

export const maskPresets: readonly Preset[] = [
  { id: 'masks-only', settings: masksQuarter },
  { id: 'masks-only-wide', settings: masksOnly([300, 100]) },
];
