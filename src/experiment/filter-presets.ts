/** Networks that lose whole filters (Li et al. 2017) beside as small ones from scratch (Liu et al. 2019), small enough to watch. */
import type { PartialExperiment, Preset } from './preset';

/**
 * Half of the filters of both convolutions go in a round, each cut from the full network. A quarter of its steps fine-tune
 * what is left; beside it the same small network with first weights of its own, for as many steps as the full one and for
 * as much computing, and filters that were chosen by chance.
 */
export const filters: PartialExperiment = {
  data: { set: 'textures', imageSize: 'half', train: 5_000, validation: 1_000, test: 2_000 },
  network: { architecture: 'conv-2', filters: 8, denseWidths: [64] },
  training: { steps: 800, learningRate: 0.002, evaluateEvery: 50 },
  pruning: { granularity: 'filter', rate: 0.25, convRate: 0.5, rounds: 2, schedule: 'one-shot' },
  compare: { chains: ['imp*random-mask', 'fine-tuned*scratch-e*scratch-b pruning.retrainSteps=200'] },
  chance: { trials: 3 },
};

export const filterPresets: readonly Preset[] = [{ id: 'filters', settings: filters }];
