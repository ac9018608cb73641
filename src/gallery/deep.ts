import type { PartialExperiment } from '../experiment/preset';
import { comparing } from '../experiment/sections/compare';

/**
 * A deep narrow network at a rate so high that its first steps decide: ResNet-20 with 4 filters, the
 * paper's schedule, step k and warmup at the scale of 300 steps. Minutes of training: recorded.
 */
export const deep = (arms: string[], training: PartialExperiment['training'] = {}): PartialExperiment => ({
  data: { set: 'textures', imageSize: 'half', train: 4_000, validation: 1_000, test: 2_000 },
  network: { architecture: 'resnet-20', filters: 4 },
  training: { optimizer: 'momentum', learningRate: 0.3, schedule: 'steps', steps: 300, evaluateEvery: 50, ...training },
  pruning: { rate: 0.7, outputRate: 0, scope: 'global', rounds: 2, rewindStep: 20 },
  compare: comparing(...arms),
  chance: { trials: 6 },
});

export const high = deep(['reinitialized']);
export const warmedUp = deep(['reinitialized'], { warmup: 150 });
export const rewound = deep(['reinitialized', 'late-rewound']);
