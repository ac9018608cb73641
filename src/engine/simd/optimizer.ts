import type { OptimizerSettings } from '../engine';
import type { Arena } from './arena';
import { clipGradients } from './clip-gradients';
import type { Kernels } from './kernel-module';
import type { ParameterBlock } from './stages/stage';

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8; // outside the root
const ADAM_CONSTANTS = [BETA1, 1 - BETA1, BETA2, 1 - BETA2, EPSILON] as const;

/** Updates the blocks it was made for; its state is part of the run's memory. */
export interface Optimizer {
  step(learningRate: number): void;
  /** where its state lies, for checkpoints */
  readonly slots: readonly { readonly at: number; readonly bytes: number }[];
  /** Goes on as after this many steps; the slots are written by the caller. */
  resume(steps: number): void;
}

/**
 * The optimizer of one run, its state in `arena` (0 from commit on: trap 2 of SCIENCE).
 * @throws Error for an unknown id.
 */
export function createOptimizer(...of: Parameters<typeof createRule>): Optimizer {
  const [{ clipNorm = 0, scaleDecay = 0 }, blocks, arena] = of;
  const rule = createRule(...of);
  if (clipNorm === 0 && scaleDecay === 0) return rule;
  return {
    ...rule,
    step: (learningRate) => {
      if (clipNorm > 0) clipGradients(blocks, clipNorm, arena);
      if (scaleDecay > 0) decayScales(blocks, scaleDecay, arena);
      rule.step(learningRate);
    },
  };
}

/** Adds what λ·Σ|γ| has as its gradient, to scales of batch-norm alone: λ·sign(γ), in float32. */
function decayScales(blocks: readonly ParameterBlock[], decay: number, arena: Arena): void {
  for (const { scales, weights, gradients, bytes } of blocks) {
    if (!scales) continue;
    const [values, slopes] = [arena.floats(weights, bytes / 4), arena.floats(gradients, bytes / 4)];
    for (let at = 0; at < slopes.length; at += 1) slopes[at] += decay * Math.sign(values[at]);
  }
}

function createRule(
  settings: OptimizerSettings,
  blocks: readonly ParameterBlock[],
  arena: Arena,
  kernels: Kernels,
): Optimizer {
  const decay = (block: ParameterBlock): number => (block.decays ? settings.weightDecay : 0);
  const slots: { at: number; bytes: number }[] = [];
  const state = (): number[] =>
    blocks.map(({ bytes }) => {
      const at = arena.reserve(bytes);
      slots.push({ at, bytes });
      return at;
    });
  switch (settings.id) {
    case 'adam': {
      const first = state();
      const second = state();
      // βᵗ by repeated multiplication: Math.pow differs between browsers
      let power1 = 1;
      let power2 = 1;
      const advance = (): void => {
        power1 *= BETA1;
        power2 *= BETA2;
      };
      return {
        slots,
        resume: (steps) => {
          [power1, power2] = [1, 1];
          for (let step = 0; step < steps; step += 1) advance();
        },
        step: (learningRate) => {
          advance();
          const rate = learningRate / (1 - power1);
          const scale = 1 / Math.sqrt(1 - power2);
          blocks.forEach((block, at) => {
            const { weights, gradients, mask, bytes } = block;
            const [m, v] = [first[at], second[at]];
            const numbers = [rate, scale, decay(block), ...ADAM_CONSTANTS];
            kernels.adam(weights, gradients, m, v, mask, bytes, ...numbers);
          });
        },
      };
    }
    case 'momentum': {
      const velocities = state();
      return {
        slots,
        resume: () => undefined,
        step: (learningRate) => {
          blocks.forEach((block, at) => {
            const { weights, gradients, mask, bytes } = block;
            const v = velocities[at];
            const mu = settings.momentum;
            kernels.momentum(weights, gradients, v, mask, bytes, learningRate, mu, decay(block));
          });
        },
      };
    }
    case 'sgd':
      return {
        slots,
        resume: () => undefined,
        step: (learningRate) => {
          for (const block of blocks) {
            const { weights, gradients, mask, bytes } = block;
            kernels.sgd(weights, gradients, mask, bytes, learningRate, decay(block));
          }
        },
      };
    default:
      throw new Error(`Unknown optimizer "${settings.id satisfies never}". Known: adam, momentum, sgd.`);
  }
}
