import type { PartialExperiment } from '../experiment/preset';
import { comparing } from '../experiment/sections/compare';

/**
 * A smaller net on fewer digits, trained in half a minute: the common ground of the entries that
 * change one thing.
 */
export const small = (changes: PartialExperiment = {}): PartialExperiment => ({
  data: { train: 4_000, validation: 1_000, test: 2_000, ...changes.data },
  network: { widths: [100, 50], ...changes.network },
  training: { steps: 600, learningRate: 0.002, ...changes.training },
  pruning: { ...changes.pruning },
  compare: comparing('reinitialized'),
});
