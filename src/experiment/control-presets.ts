/**
 * Networks that act, by protocols under which full networks learn and tickets can be told from controls: proximal policy
 * optimization (Schulman et al. 2017) on two layers of 64 units, all layers ranked together when they are pruned.
 */
import type { PartialExperiment, Preset } from './preset';
import { comparing } from './sections/compare';

interface Protocol {
  readonly data?: PartialExperiment['data'];
  readonly steps: number;
  readonly learningRate: number;
  readonly rate?: number;
  readonly rounds?: number;
  readonly trials?: number;
  /** besides the ticket; absent: as usual */
  readonly arms?: readonly string[];
}

const acting = (
  set: string,
  { data, rate = 0.4, rounds = 6, trials = 5, arms, ...training }: Protocol,
): PartialExperiment => ({
  data: { set, ...data },
  network: { widths: [64, 64] },
  // 25 evaluation points
  training: { schedule: 'linear', clipNorm: 0.5, evaluateEvery: training.steps / 25, ...training },
  pruning: { rate, rounds, scope: 'everything', rewindStep: 3 },
  ...(arms && { compare: comparing(...arms) }),
  chance: { trials },
});

const onCartpole = (changes: Partial<Protocol> = {}): PartialExperiment =>
  acting('cartpole', { steps: 50, learningRate: 0.005, ...changes });

export const cartpole = onCartpole();
export const catching = acting('catch', {
  data: { gamma: 0.9, lambda: 0.95, entropy: 0.03, rewardScale: 1 },
  steps: 100,
  learningRate: 0.002,
});

export const acrobot = acting('acrobot', {
  data: { lambda: 0.95, entropy: 0.01 },
  steps: 200,
  learningRate: 0.003,
  trials: 3,
});
export const breakout = acting('breakout', {
  data: { gamma: 0.97, lambda: 0.95, entropy: 0.02, epochs: 6, rewardScale: 0.5 },
  steps: 200,
  learningRate: 0.002,
  rate: 0.6,
  rounds: 3,
  trials: 3,
});

export const controlPresets: readonly Preset[] = [
  { id: 'cartpole', settings: cartpole },
  {
    id: 'cartpole-arms',
    settings: onCartpole({ arms: ['late-rewound', 'reinitialized', 'random-mask', 'permuted'] }),
  },
  // Yu et al. 2020 prune 20 % of the weights in each of 20 rounds, and rewind late
  { id: 'cartpole-yu', settings: onCartpole({ rate: 0.2, rounds: 20, arms: ['late-rewound', 'reinitialized'] }) },
  { id: 'catch', settings: catching },
  { id: 'acrobot', settings: acrobot },
  { id: 'breakout', settings: breakout },
];
