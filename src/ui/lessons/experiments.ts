/** Experiments that the lessons share: what is trained in one lesson is re-used in the next. */
import type { PartialExperiment } from '../../experiment/preset';
import { comparing } from '../../experiment/sections/compare';

/**
 * Strokes on a smaller network: seconds instead of minutes. Hidden layers lose half of their weights
 * a round, the output layer a quarter. At this rate most networks have their early stop before the last step.
 */
export const strokes = (
  rounds: number,
  trials: number,
  arms: string[],
  more: PartialExperiment = {},
): PartialExperiment => ({
  data: { train: 2_000, validation: 1_000, test: 2_000 },
  network: { widths: [100, 50] },
  training: { steps: 400, learningRate: 0.003, evaluateEvery: 20 },
  pruning: { rate: 0.5, outputRate: 0.25, rounds, ...more.pruning },
  compare: comparing(...arms),
  chance: { trials },
});

/** Points in a ring around points: a network of which every weight can be seen, and whose ticket keeps up for some rounds. */
export const ring: PartialExperiment = {
  data: { set: 'circles', noise: 0.1, train: 1_000, validation: 500, test: 1_000 },
  network: { widths: [16, 16] },
  training: { steps: 800, batch: 32, learningRate: 0.01, evaluateEvery: 20 },
  pruning: { rate: 0.3, outputRate: null, rounds: 6 },
  compare: comparing(),
  chance: { trials: 1 },
};

/** The same with half as many units a layer: its ticket breaks sooner. */
export const narrowRing: PartialExperiment = { ...ring, network: { widths: [8, 8] } };
