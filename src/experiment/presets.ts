/** The ready experiments, in the order of the menu. */
import { beforePresets } from './before-presets';
import { controlPresets } from './control-presets';
import { earlyBirdPresets } from './early-bird-presets';
import { filterPresets } from './filter-presets';
import { maskPresets } from './mask-presets';
import { languagePresets } from './language-presets';
import { layerPresets } from './layer-presets';
import { livePresets, paperPresets } from './paper-presets';
import { comparing } from './sections/compare';
import type { PartialExperiment, Preset } from './preset';
import { signPresets } from './sign-presets';

/** Wide enough to contain winning tickets (README: Points in the plane), and still to be drawn. */
export const WIDE = [32, 32];

/** Trained in seconds: 2-D points, a network that can be drawn. */
export const pointsInThePlane = (set: string, noise: number, widths = WIDE, steps = 600): PartialExperiment => ({
  data: { set, noise, train: 1_000, validation: 500, test: 1_000 },
  network: { widths },
  training: { steps, batch: 32, learningRate: 0.01, evaluateEvery: 20 },
  pruning: { rate: 0.25, outputRate: null, rounds: 8 },
});

/** Frankle et al. 2020 on a network that trains in a second: from which step on its copies end in one valley. */
export const sameValley: PartialExperiment = {
  ...pointsInThePlane('spirals', 0.05, [16, 16]),
  pruning: { rate: 0.25, outputRate: null, rounds: 3 },
  connectivity: { steps: [0, 10, 30, 100, 300], anotherStart: 'drawn', levels: 'last', plane: 'both' },
};

export const presets: readonly Preset[] = [
  { id: 'default', settings: {} },
  {
    id: 'quick',
    settings: { training: { steps: 600 }, pruning: { rate: 0.5, outputRate: 0.25, rounds: 4 } },
  },
  {
    // Frankle & Carbin 2019, Fig. 2 and App. G: 50,000 steps, 20 % and 10 % a round, five trials
    id: 'lenet-paper',
    settings: {
      data: { set: 'mnist', train: 55_000, validation: 5_000, test: 10_000 },
      training: { steps: 50_000, learningRate: 0.0012, evaluateEvery: 100 },
      pruning: { rate: 0.2, outputRate: 0.1, rounds: 16 },
      compare: comparing('reinitialized'),
      chance: { trials: 5 },
    },
  },
  ...beforePresets,
  ...signPresets,
  ...maskPresets,
  ...filterPresets,
  ...earlyBirdPresets,
  ...controlPresets,
  ...languagePresets,
  ...layerPresets,
  ...paperPresets,
  ...livePresets,
  { id: 'moons', settings: pointsInThePlane('moons', 0.15) },
  { id: 'spirals', settings: pointsInThePlane('spirals', 0.05, WIDE, 1_200) },
  { id: 'circles', settings: pointsInThePlane('circles', 0.1) },
  { id: 'xor', settings: pointsInThePlane('xor', 0.1) },
  { id: 'moons-narrow', settings: pointsInThePlane('moons', 0.15, [8, 8]) },
  { id: 'same-valley', settings: sameValley },
];
