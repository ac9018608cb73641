/**
 * The experiments of Frankle & Carbin 2019 (Fig. 2, App. G-I), and a small sibling of each that
 * trains while one watches: fewer filters and steps, pictures made by the app.
 */
import type { PartialExperiment, Preset } from './preset';
import { comparing } from './sections/compare';

/** 45,000 / 5,000 / 10,000 photographs, five trials, 20 % of dense and 10 % of output weights a round. */
const photographs: PartialExperiment = {
  data: { set: 'cifar-10', train: 45_000, validation: 5_000, test: 10_000 },
  compare: comparing('reinitialized'),
  chance: { trials: 5 },
};

const convPaper = (id: string, steps: number, learningRate: number, convRate: number): Preset => ({
  id: `${id}-paper`,
  settings: {
    ...photographs,
    network: { architecture: id },
    training: { steps, learningRate, evaluateEvery: 100 },
    pruning: { rate: 0.2, convRate, outputRate: 0.1, rounds: 14 },
  },
});

/** Deep networks: SGD with momentum, drops of the rate, all convolutions ranked together. */
const deep = (rate: number, warmup: number): PartialExperiment['training'] => ({
  optimizer: 'momentum',
  momentum: 0.9,
  learningRate: rate,
  warmup,
  weightDecay: 0.0001,
  schedule: 'steps',
  augmentation: 'flip-crop',
  evaluateEvery: 100,
});
const allConvolutions: PartialExperiment['pruning'] = { rate: 0.2, outputRate: 0, scope: 'global' };

/** The columns of the deep networks: a high rate, a low one, a high one reached by warmup. */
type Rate = 'high' | 'low' | 'warmup';

const resnetPaper = (id: string, rate: number, warmup: number): Preset => ({
  id,
  settings: {
    ...photographs,
    data: { ...photographs.data, standardize: 'per-channel' },
    network: { architecture: 'resnet-20' },
    training: { ...deep(rate, warmup), steps: 30_000, batch: 128 }, // drops at 20,000 and 25,000
    pruning: { ...allConvolutions, rounds: 15 },
  },
});

const vggPaper = (id: string, rate: number, warmup: number): Preset => ({
  id,
  settings: {
    ...photographs,
    data: { ...photographs.data, standardize: 'per-channel' },
    network: { architecture: 'vgg-19' },
    // 160 epochs, drops after 80 and 120
    training: { ...deep(rate, warmup), steps: 112_480, batch: 64, dropAt: [56_240, 84_360] },
    pruning: { ...allConvolutions, rounds: 20 },
  },
});

/** Colour pictures made by formulas, of 16×16 pixels; a training run takes a few seconds. */
const live = (id: string, settings: PartialExperiment): Preset => ({
  id: `${id}-live`,
  settings: {
    ...settings,
    data: { set: 'textures', imageSize: 'half', train: 5_000, validation: 1_000, test: 2_000 },
    chance: { trials: 2 },
  },
});

/** LeNet-5 on digits. */
const lenet5Live: Preset = {
  id: 'lenet-5-live',
  settings: {
    data: { train: 2_000, validation: 1_000, test: 2_000 },
    network: { architecture: 'lenet-5' },
    training: { steps: 300, learningRate: 0.0012, evaluateEvery: 25 },
    pruning: { rate: 0.5, rounds: 4 },
    chance: { trials: 2 },
  },
};

interface ConvLive {
  readonly filters: number;
  readonly steps: number;
  readonly learningRate: number;
  readonly convRate: number;
}

const convLive = (id: string, { filters, steps, learningRate, convRate }: ConvLive): Preset =>
  live(id, {
    network: { architecture: id, filters, denseWidths: [32] },
    training: { steps, learningRate, evaluateEvery: 50 },
    pruning: { rate: 0.4, convRate, outputRate: 0.2, rounds: 6 },
  });

const deepLive = (architecture: string, column: Rate, filters: number, rate: number): Preset =>
  live(column === 'warmup' ? architecture : `${architecture}-${column}`, {
    network: { architecture, filters },
    training: { ...deep(rate, column === 'warmup' ? 150 : 0), augmentation: 'none', steps: 300, evaluateEvery: 50 },
    pruning: { ...allConvolutions, rate: 0.6, rounds: 3, rewindStep: 20 },
    compare: comparing('reinitialized', 'late-rewound'),
  });

export const paperPresets: readonly Preset[] = [
  convPaper('conv-2', 20_000, 0.0002, 0.1),
  convPaper('conv-4', 25_000, 0.0003, 0.1),
  convPaper('conv-6', 30_000, 0.0003, 0.15),
  resnetPaper('resnet-20-paper', 0.03, 20_000),
  resnetPaper('resnet-20-low-paper', 0.01, 0),
  resnetPaper('resnet-20-high-paper', 0.1, 0),
  vggPaper('vgg-19-paper', 0.1, 10_000),
  vggPaper('vgg-19-low-paper', 0.01, 0),
  vggPaper('vgg-19-high-paper', 0.1, 0),
];

export const livePresets: readonly Preset[] = [
  lenet5Live,
  convLive('conv-2', { filters: 8, steps: 600, learningRate: 0.004, convRate: 0.2 }),
  convLive('conv-4', { filters: 8, steps: 400, learningRate: 0.003, convRate: 0.2 }),
  convLive('conv-6', { filters: 6, steps: 400, learningRate: 0.003, convRate: 0.3 }),
  deepLive('resnet-20', 'warmup', 4, 0.1),
  deepLive('resnet-20', 'low', 4, 0.01),
  deepLive('resnet-20', 'high', 4, 0.1),
  deepLive('vgg-19', 'warmup', 4, 0.1),
  deepLive('vgg-19', 'low', 4, 0.01),
  deepLive('vgg-19', 'high', 4, 0.1),
];
