/**
 * Networks that act, by protocols under which full networks learn and tickets can be told from controls: proximal policy
 * optimization (Schulman et al. 2017) on two layers of 64 units, all layers ranked together when they are pruned.
 */
import type { PartialExperiment, Preset } from './preset';

interface Protocol {
  readonly data?: PartialExperiment['data'];
  readonly steps: number;
  readonly learningRate: number;
  readonly rate?: number;
  readonly rounds?: number;
  readonly trials?: number;
}

const acting = (
  set: string,
  { data, rate = 0.4, rounds = 6, trials = 5, ...training }: Protocol,
): PartialExperiment => ({
  data: { set, ...data },
  network: { widths: [64, 64] },
  // 25 evaluation points
  training: { schedule: 'linear', clipNorm: 0.5, evaluateEvery: training.steps / 25, ...training },
  pruning: { rate, rounds, scope: 'everything', rewindStep: 3 },
  chance: { trials },
});

export const cartpole = acting('cartpole', { steps: 50, learningRate: 0.005 });
export const catching = acting('catch', {
  data: { gamma: 0.9, lambda: 0.95, entropy: 0.03, rewardScale: 1 },
  steps: 100,
  learningRate: 0.002,
});

export const controlPresets: readonly Preset[] = [
  { id: 'cartpole', settings: cartpole },
  { id: 'catch', settings: catching },
  {
    id: 'acrobot',
    settings: acting('acrobot', { data: { lambda: 0.95, entropy: 0.01 }, steps: 200, learningRate: 0.003, trials: 3 }),
  },
  {
    id: 'breakout',
    settings: acting('breakout', {
      data: { gamma: 0.97, lambda: 0.95, entropy: 0.02, epochs: 6, rewardScale: 0.5 },
      steps: 200,
      learningRate: 0.002,
      rate: 0.6,
      rounds: 3,
      trials: 3,
    }),
  },
];
