/**
 * Networks that act, by protocols under which full networks learn and tickets can be told from controls: proximal policy
 * optimization (Schulman et al. 2017) on two layers of 64 units, all layers ranked together when they are pruned.
 */
import type { PartialExperiment, Preset } from './preset';

const acting = (
  set: string,
  data: PartialExperiment['data'],
  training: PartialExperiment['training'],
  more: PartialExperiment = {},
): Preset => ({
  id: set,
  settings: {
    ...more,
    data: { set, ...data },
    network: { widths: [64, 64] },
    // 25 evaluation points
    training: { schedule: 'linear', clipNorm: 0.5, evaluateEvery: (training?.steps ?? 0) / 25, ...training },
    pruning: { rate: 0.4, rounds: 6, scope: 'everything', rewindStep: 3, ...more.pruning },
    chance: { trials: 5, ...more.chance },
  },
});

export const controlPresets: readonly Preset[] = [
  acting('cartpole', {}, { steps: 50, learningRate: 0.005 }),
  acting('catch', { gamma: 0.9, lambda: 0.95, entropy: 0.03, rewardScale: 1 }, { steps: 100, learningRate: 0.002 }),
  acting('acrobot', { lambda: 0.95, entropy: 0.01 }, { steps: 200, learningRate: 0.003 }, { chance: { trials: 3 } }),
  acting(
    'breakout',
    { gamma: 0.97, entropy: 0.02, epochs: 6, rewardScale: 0.5 },
    { steps: 200, learningRate: 0.002 },
    { pruning: { rate: 0.6, rounds: 3 }, chance: { trials: 3 } },
  ),
];
