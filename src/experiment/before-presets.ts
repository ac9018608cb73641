/** Pruning before training: which weights to keep, chosen from the first ones. */
import type { PartialExperiment, Preset } from './preset';

const controls = '*reinitialized*random-mask';

/** From a fifth of the weights on: above that there is nothing to see. */
const beforeTraining: PartialExperiment = {
  pruning: { remaining: [20, 10, 5, 2, 1, 0.5, 0.2], scope: 'everything' },
  compare: {
    chains: [
      'imp',
      'random-at-init',
      'magnitude-at-init',
      `snip${controls}`,
      'grasp',
      `synflow${controls}`,
      'synflow pruning.scorePasses=1',
    ],
  },
  chance: { trials: 2 },
};

/** The same on a smaller network, whose recording is soon there. */
export const beforeTrainingSmall: PartialExperiment = {
  ...beforeTraining,
  network: { widths: [100, 50] },
  training: { evaluateEvery: 160 },
  chance: { trials: 3 }, // two cannot tell a network that collapsed from one that did not
};

export const beforePresets: readonly Preset[] = [{ id: 'before-training', settings: beforeTraining }];
