/**
 * Language models of characters, by protocols under which tickets can be told from controls: all layers but the output
 * ranked together, gradients no longer than 1, a rate that falls as a cosine.
 */
import type { PartialExperiment, Preset } from './preset';
import { comparing } from './sections/compare';

/** On a lexicon of 8 nouns a small transformer has weights to spare: tickets are as good as it is. */
const transformer: PartialExperiment = {
  data: { set: 'pseudo-language', lexicon: 8, train: 16_000, validation: 300, test: 1_000 },
  network: { architecture: 'transformer' },
  training: {
    steps: 500,
    batch: 32,
    learningRate: 0.006,
    schedule: 'cosine',
    warmup: 50,
    clipNorm: 1,
    evaluateEvery: 25,
  },
  pruning: { rate: 0.5, outputRate: 0.25, rounds: 4, scope: 'global', rewindStep: 50 },
};

/** As many words as there are by default are more than it can hold in few weights: the controls fall behind soon. */
const lstm: PartialExperiment = {
  data: { set: 'pseudo-language', train: 13_000, validation: 300, test: 1_000 },
  network: { architecture: 'lstm' },
  training: { steps: 400, batch: 32, learningRate: 0.01, schedule: 'cosine', clipNorm: 1, evaluateEvery: 20 },
  pruning: { rate: 0.4, outputRate: 0.2, rounds: 5, scope: 'global', rewindStep: 40 },
};

export const languagePresets: readonly Preset[] = [
  { id: 'transformer', settings: transformer },
  { id: 'lstm', settings: lstm },
  // Yu et al. 2020 prune 20 % of the weights in each of 20 rounds, and rewind late
  {
    id: 'transformer-yu',
    settings: {
      ...transformer,
      pruning: { ...transformer.pruning, rate: 0.2, outputRate: 0.1, rounds: 20 },
      compare: comparing('late-rewound', 'reinitialized'),
    },
  },
];
