import type { Computation } from '.';
import type { SplitName } from '../../engine/examples';
import type { TrainerSettings } from '../../engine/engine';
import type { Masks } from '../../lottery/masks';
import type { Weights } from '../../lottery/parameters';
import type { Network } from '../../models/network';

declare module '.' {
  interface Computations {
    readonly path: {
      readonly network: Network;
      readonly masks: Masks;
      /** at α = 0 and at α = 1 */
      readonly ends: readonly [Weights, Weights];
      /** from 0 to 1 */
      readonly alphas: readonly number[];
      /** examples that the engine takes at once */
      readonly batch: number;
    };
  }
}

/** On these examples. */
const SPLITS: readonly SplitName[] = ['test'];

/** Metrics along the straight path between two networks, ends included. */
export default {
  id: 'path',
  async compute({ network, masks, ends: [from, to], alphas, batch }, { engine, work, splits, rest }) {
    const columns: Record<string, (number | null)[]> = { alpha: [...alphas] };
    const optimizer: TrainerSettings['optimizer'] = { id: 'sgd', momentum: 0, weightDecay: 0 };
    for (const [at, alpha] of alphas.entries()) {
      const weights = between(from, to, alpha);
      const trainer = await engine.open({ network, weights, masks, optimizer, batch });
      try {
        for (const split of SPLITS) {
          const measured = work.measure?.(await trainer.evaluate(split, splits[split].count)) ?? {};
          for (const [metric, value] of Object.entries(measured)) {
            (columns[`${split}.${metric}`] ??= []).push(Number.isFinite(value) ? value : null);
          }
        }
      } finally {
        trainer.dispose();
      }
      await rest((at + 1) / alphas.length);
    }
    return { arrays: [], columns };
  },
} satisfies Computation<'path'>;

/** (1 − α)a + αb; the ends themselves at 0 and 1, to the bit. */
function between(a: Weights, b: Weights, alpha: number): Weights {
  if (alpha === 0) return a;
  if (alpha === 1) return b;
  return a.map((values, index) => values.map((value, at) => (1 - alpha) * value + alpha * b[index][at]));
}
