/** Masks of channels that come to rest while a network trains: Early-Bird (You et al. 2020), small enough to record. */
import type { PartialExperiment, Preset } from './preset';

/**
 * VGG-11 with 4 filters, the paper's schedule at the scale of 75 epochs of 20 steps, and its rule: a look at the mask after every
 * epoch, at rest where four distances are at most 10 %. Scales shrink ten times as fast as the paper's, for there are far
 * fewer steps. Beside it networks as small from scratch, and filters cut after training. Rate, decay and epochs were chosen at
 * seeds of 11, in two trials; what is recorded has the usual seeds of 1.
 */
export const earlyBird: PartialExperiment = {
  data: { set: 'textures', imageSize: 'half', train: 1_000, validation: 500, test: 1_000 },
  network: { architecture: 'vgg-11', filters: 4 },
  training: {
    optimizer: 'momentum',
    learningRate: 0.05,
    schedule: 'steps',
    dropAt: [750, 1_125],
    scaleDecay: 0.001,
    steps: 1_500,
    batch: 50,
    evaluateEvery: 100,
  },
  pruning: { granularity: 'filter', remaining: [70, 50, 30] },
  compare: { chains: ['imp', 'early-bird*scratch-e'] },
  chance: { trials: 3 },
};

export const earlyBirdPresets: readonly Preset[] = [{ id: 'early-bird', settings: earlyBird }];
