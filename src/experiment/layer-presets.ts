/** Trained connections, layer by layer (Han et al. 2015): what each bears to lose goes in three rounds, the rest trains on. */
import type { PartialExperiment, Preset } from './preset';

/** The tenth part of the rate, from three quarters of a run on and in all that is fine-tuned. */
const tenth = (steps: number): PartialExperiment['training'] => ({ steps, schedule: 'steps', dropAt: [0.75 * steps] });

/** Tables 3 and 4: percent of the weights of each layer that are left. */
const LENET_300_100 = [8, 9, 26];
const LENET_5 = [66, 12, 8, 19];

const onDigits = (layersRemaining: readonly number[], network: PartialExperiment['network']): PartialExperiment => ({
  data: { set: 'mnist', train: 55_000, validation: 5_000, test: 10_000 },
  network,
  training: {
    ...tenth(10_000),
    batch: 64,
    optimizer: 'momentum',
    momentum: 0.9,
    learningRate: 0.05,
    weightDecay: 0.0005,
    evaluateEvery: 500,
  },
  pruning: { rounds: 3, layersRemaining, retrainSteps: 3_000 },
  compare: { chains: ['imp', 'fine-tuned'] },
  chance: { trials: 1 },
});

/** The same in a few minutes, for the gallery: a fifth of the images, seven epochs, the learning rate as high. */
export const layersInShort: PartialExperiment = {
  ...onDigits(LENET_300_100, {}),
  data: { set: 'mnist', test: 10_000 },
  training: { ...onDigits(LENET_300_100, {}).training, ...tenth(2_000), evaluateEvery: 200 },
  pruning: { rounds: 3, layersRemaining: LENET_300_100, retrainSteps: 2_000 },
  chance: { trials: 3 },
};

export const layerPresets: readonly Preset[] = [
  {
    id: 'layers-live',
    settings: {
      training: { ...tenth(1_200), weightDecay: 0.0001 },
      pruning: { rounds: 3, layersRemaining: LENET_300_100, retrainSteps: 600 },
      compare: { chains: ['imp', 'fine-tuned'] },
      chance: { trials: 2 },
    },
  },
  { id: 'lenet-300-100-layers', settings: onDigits(LENET_300_100, {}) },
  { id: 'lenet-5-layers', settings: onDigits(LENET_5, { architecture: 'lenet-5-caffe' }) },
];
