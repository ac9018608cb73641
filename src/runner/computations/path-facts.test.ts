/** Exact facts of paths between networks (Frankle et al. 2020). */
import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../engine';
import type { Engine } from '../../engine/engine';
import { startWeights } from '../../engine/contract/reference';
import { denseMasks } from '../../lottery/masks';
import { alphasOf, barrierOf } from '../../lottery/path';
import type { Weights } from '../../lottery/parameters';
import { describeNetwork, type Network } from '../../models/network';
import { quiet } from '../../tasks/training-fixture';
import { works } from '../../tasks/work';
import { smallExperiment } from '../fixture';
import path from './path';

const work = works.get('classification');
const { data } = smallExperiment();
const { splits } = work.load(data, 1, {});
const hidden = describeNetwork([2], 2, [{ kind: 'dense', units: 6 }, { kind: 'relu' }, { kind: 'dense', units: 2 }]);
const linear = describeNetwork([2], 2, [{ kind: 'dense', units: 2 }]);
const alphas = alphasOf(11);
const lower = { better: 'lower' } as const;

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine('wasm');
  await engine.load(splits);
});

const measured = async (network: Network, from: Weights, to: Weights, column = 'test.loss') => {
  const asked = { network, masks: denseMasks(network.parameters), ends: [from, to], alphas, batch: 10 } as const;
  const { columns } = await path.compute(asked, { engine, work, splits, rest: async () => undefined });
  return columns[column].map((value) => value ?? NaN);
};

const trained = (network: Network, seed: number) =>
  work.train(
    engine,
    splits,
    {
      network,
      weights: startWeights(network, seed),
      masks: denseMasks(network.parameters),
      optimizer: { id: 'adam', momentum: 0, weightDecay: 0 },
      learningRate: 0.03,
      steps: 200,
      batch: 10,
      evaluateEvery: 100,
      order: { seed: 1, trial: seed },
    },
    quiet,
    null,
  );

describe('a path between networks', () => {
  it('ends at what its runs measured themselves, to the bit', async () => {
    const [a, b] = [await trained(hidden, 1), await trained(hidden, 2)];
    for (const column of ['test.accuracy', 'train.accuracy'] as const) {
      const values = await measured(hidden, a.weights, b.weights, column);
      expect([values[0], values.at(-1)]).toEqual([a, b].map(({ points }) => points.at(-1)?.[column]));
    }
  });

  it('from a network to itself is flat', async () => {
    const { weights } = await trained(hidden, 1);
    expect(new Set(await measured(hidden, weights, weights)).size).toBe(1);
  });

  it('of linear models has no hill, trained or not: their loss is convex', async () => {
    const start = (seed: number): Weights => startWeights(linear, seed);
    const [a, b] = [await trained(linear, 1), await trained(linear, 2)];
    for (const [from, to] of [
      [start(1), start(2)],
      [start(3), start(4)],
      [a.weights, b.weights],
      [a.weights, start(3)],
    ]) {
      const { hill } = barrierOf(lower, alphas, await measured(linear, from, to));
      expect(hill).toBeLessThan(1e-6);
    }
  });

  it('from a trained network to itself with its hidden units in another order leads over a barrier', async () => {
    const { weights } = await trained(hidden, 1);
    const order = [3, 0, 5, 1, 2, 4];
    const [kernel, bias, out, last] = weights;
    const moved = [
      kernel.map((_, at) => kernel[at - (at % 6) + order[at % 6]]),
      bias.map((_, unit) => bias[order[unit]]),
      out.map((_, at) => out[2 * order[Math.floor(at / 2)] + (at % 2)]),
      last,
    ];
    const losses = await measured(hidden, weights, moved);
    expect(losses[10]).toBeCloseTo(losses[0], 6);
    expect(barrierOf(lower, alphas, losses).height).toBeGreaterThan(0.05);
  });

  it('to the same function with its hidden units in another order leads over a hill', async () => {
    // |x| by two units, relu(x) and relu(−x); halfway they cancel out, and all classes are as likely: a loss of ln 2
    const few = describeNetwork([2], 2, [{ kind: 'dense', units: 2 }, { kind: 'relu' }, { kind: 'dense', units: 2 }]);
    const none = new Float32Array(2);
    const from = [Float32Array.of(-2, 2, 0, 0), none, Float32Array.of(1, 0, 0, 1), none];
    const to = [Float32Array.of(2, -2, 0, 0), none, Float32Array.of(0, 1, 1, 0), none];
    const losses = await measured(few, from, to);
    expect(losses[0]).toBe(losses[10]);
    expect(losses[0]).toBeLessThan(0.6);
    expect(losses[5]).toBeCloseTo(Math.LN2, 6);
    expect(barrierOf(lower, alphas, losses)).toEqual({ height: losses[5] - losses[0], hill: losses[5] - losses[0] });
  });
});
