import type { Computation } from '.';
import type { TrainerSettings } from '../../engine/engine';
import { firstBatches } from '../../engine/training/batches';
import type { Masks } from '../../lottery/masks';
import { denseMasks } from '../../lottery/masks';
import { isTrainable, type Weights } from '../../lottery/parameters';
import { gridOf, mixed, planeThrough, sharesAt, type Three } from '../../lottery/plane';
import type { Network } from '../../models/network';

declare module '.' {
  interface Computations {
    readonly plane: {
      readonly network: Network;
      readonly networks: Three<{
        readonly weights: Weights;
        readonly masks: Masks;
      }>;
      /** along each side of the grid */
      readonly points: number;
      /** of the test set, the first ones */
      readonly examples: number;
      /**
       * examples that the engine takes at once: those of a training step, so that networks without running statistics have
       * the bits of their runs
       */
      readonly batch: number;
    };
  }
}

/** Training examples by which running statistics are measured anew, about. */
const MEASURED = 1_000;

/**
 * Metrics of test examples in the plane through three networks: of these, each with its own masks, and at the places of the
 * grid. Running statistics of batch-norm are measured anew everywhere (`path.ts`). Only three networks and the one at a place
 * are held; places are sums of the three.
 */
export default {
  id: 'plane',
  async compute({ network, networks, points, examples, batch }, { engine, work, splits, rest }) {
    const columns: Record<string, (number | null)[]> = { x: [], y: [] };
    const optimizer: TrainerSettings['optimizer'] = { id: 'sgd', momentum: 0, weightDecay: 0 };
    const batches = firstBatches(splits.train.count, batch, MEASURED);
    const count = Math.min(examples, splits.test.count);
    const [a, b, c] = networks;
    const weights: Three<Weights> = [a.weights, b.weights, c.weights];
    const plane = planeThrough(weights, network.parameters.map(isTrainable));
    const grid = plane.isLine ? [] : gridOf(plane, points);
    const open = (start: Weights, masks: Masks) => engine.open({ network, weights: start, masks, optimizer, batch });
    const measure = async (trainer: Awaited<ReturnType<typeof open>>, x: number, y: number): Promise<void> => {
      columns.x.push(x);
      columns.y.push(y);
      await trainer.measureStatistics(batches);
      const values = work.measure?.(await trainer.evaluate('test', count)) ?? {};
      for (const [metric, value] of Object.entries(values)) {
        (columns[`test.${metric}`] ??= []).push(Number.isFinite(value) ? value : null);
      }
      await rest(columns.x.length / (networks.length + grid.length));
    };
    for (const [at, own] of networks.entries()) {
      const trainer = await open(own.weights, own.masks);
      try {
        await measure(trainer, plane.corners[at].x, plane.corners[at].y);
      } finally {
        trainer.dispose();
      }
    }
    if (grid.length === 0) return { arrays: [], columns };
    const trainer = await open(a.weights, denseMasks(network.parameters));
    try {
      for (const spot of grid) {
        trainer.write(mixed(weights, sharesAt(plane, spot)));
        await measure(trainer, spot.x, spot.y);
      }
    } finally {
      trainer.dispose();
    }
    return { arrays: [], columns };
  },
} satisfies Computation<'plane'>;
