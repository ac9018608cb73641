import type { Computation } from '.';
import type { TrainerSettings } from '../../engine/engine';
import { firstBatches } from '../../engine/training/batches';
import type { Masks } from '../../lottery/masks';
import type { Weights } from '../../lottery/parameters';
import { between } from '../../lottery/path';
import type { Network } from '../../models/network';

declare module '.' {
  interface Computations {
    readonly path: {
      readonly network: Network;
      /** of both networks */
      readonly masks: Masks;
      /** at α = 0 and at α = 1 */
      readonly ends: readonly [Weights, Weights];
      /** from 0 to 1 */
      readonly alphas: readonly number[];
      /**
       * examples that the engine takes at once: those of a training step, so that ends without running statistics have the
       * bits of their runs
       */
      readonly batch: number;
    };
  }
}

/** Training examples by which running statistics are measured anew, about. */
const MEASURED = 2_000;

/**
 * Metrics along the straight path between two networks, ends included: of the examples that runs are measured on at their
 * end. Running statistics of batch-norm are measured anew at every place, ends included: a mean of two is that of neither
 * network, and a running mean at the ends beside a measured one between them would raise a barrier of its own. Networks
 * without batch-norm have the numbers of their runs at the ends.
 */
export default {
  id: 'path',
  async compute({ network, masks, ends: [from, to], alphas, batch }, { engine, work, splits, rest }) {
    const columns: Record<string, (number | null)[]> = { alpha: [...alphas] };
    const optimizer: TrainerSettings['optimizer'] = { id: 'sgd', momentum: 0, weightDecay: 0 };
    const measured = { test: splits.test.count, train: Math.min(splits.train.count, splits.validation.count) };
    const batches = firstBatches(splits.train.count, batch, MEASURED);
    const trainer = await engine.open({ network, weights: from, masks, optimizer, batch });
    try {
      for (const [at, alpha] of alphas.entries()) {
        trainer.write(between(from, to, alpha));
        await trainer.measureStatistics(batches);
        for (const split of ['test', 'train'] as const) {
          const values = work.measure?.(await trainer.evaluate(split, measured[split])) ?? {};
          for (const [metric, value] of Object.entries(values)) {
            (columns[`${split}.${metric}`] ??= []).push(Number.isFinite(value) ? value : null);
          }
          await rest((at + 0.5) / alphas.length);
        }
      }
    } finally {
      trainer.dispose();
    }
    return { arrays: [], columns };
  },
} satisfies Computation<'path'>;
