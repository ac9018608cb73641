import { describe, expect, it } from 'vitest';
import { imageWeights } from '../../engine/contract/images';
import { smallNetwork, startWeights } from '../../engine/contract/reference';
import { denseMasks, type Masks } from '../../lottery/masks';
import plane from '../../lottery/measures/plane';
import type { Weights } from '../../lottery/parameters';
import { gridOf, mixed, planeThrough, sharesAt, type Three } from '../../lottery/plane';
import { describeNetwork, type Network } from '../../models/network';
import { lossesOf, startBench, withBatchNorm } from './bench-fixture';
import computation from './plane';

const points = 7;
const linear = describeNetwork([2, 4, 1], 3, [{ kind: 'flatten' }, { kind: 'dense', units: 3 }]);

interface Own {
  readonly weights: Weights;
  readonly masks?: Masks;
}

/** The table of a plane, and the losses of its networks and of some others, each by itself with statistics measured anew. */
async function measured(network: Network, own: Three<Own>, others: readonly Weights[] = []) {
  const dense = denseMasks(network.parameters);
  const { batch, ...bench } = await startBench();
  const full = ({ weights, masks = dense }: Own) => ({ weights, masks });
  const networks = [full(own[0]), full(own[1]), full(own[2])] as const;
  const { columns } = await computation.compute({ network, networks, points, examples: 25, batch }, bench);
  const losses: number[] = [];
  for (const one of [...own, ...others.map((weights) => ({ weights }))]) {
    const { anew } = await lossesOf(bench.engine, { network, ...full(one) }, 25);
    losses.push(anew);
  }
  bench.engine.dispose();
  return { columns: columns ?? {}, found: columns?.['test.loss'] ?? [], losses };
}
const weightsOf = (network: Network): Three<Own> => [
  { weights: startWeights(network, 1) },
  { weights: startWeights(network, 2) },
  { weights: startWeights(network, 3) },
];

describe('a plane through three networks', () => {
  it('has the networks with the bits of their own evaluation, then the grid in the form of its measure; twice the same', async () => {
    const network = smallNetwork('relu');
    const masks = denseMasks(network.parameters);
    masks[0]?.fill(0, 0, 5);
    const networks = weightsOf(network);
    const own = [networks[0], { ...networks[1], masks }, networks[2]] as const;
    const { columns, found, losses } = await measured(network, own);
    expect(found.slice(0, 3)).toEqual(losses);
    expect(columns.x).toHaveLength(3 + points ** 2);
    expect(plane.whyNot?.(columns, [])).toBeNull();
    expect((await measured(network, own)).columns).toEqual(columns);
  });

  it('is convex for a linear model: on every line of the grid', async () => {
    const { found } = await measured(linear, weightsOf(linear));
    const grid = found.slice(3);
    const at = (row: number, column: number): number =>
      column < 0 || column >= points ? NaN : (grid[row * points + column] ?? NaN);
    const bends: number[] = [];
    for (let row = 0; row < points; row += 1)
      for (let column = 0; column < points; column += 1)
        for (const [up, across] of [
          [0, 1],
          [1, 0],
          [1, 1],
          [1, -1],
        ])
          bends.push(at(row - up, column - across) + at(row + up, column + across) - 2 * at(row, column));
    const inside = bends.filter(Number.isFinite);
    expect(inside.length).toBeGreaterThan(100);
    expect(Math.min(...inside)).toBeGreaterThan(-1e-5); // losses are about 1 in float32
  });

  it('measures running statistics anew at every place, its networks included', async () => {
    const network = withBatchNorm;
    const own = [3, 4, 5].map((seed) => imageWeights(network, seed));
    const three = [own[0], own[1], own[2]] as const;
    const counts = network.parameters.map(({ kind }) => kind !== 'mean' && kind !== 'variance');
    const through = planeThrough(three, counts);
    const { columns, found, losses } = await measured(
      network,
      [{ weights: own[0] }, { weights: own[1] }, { weights: own[2] }],
      [37, points ** 2 - 1].map((place) => mixed(three, sharesAt(through, gridOf(through, points)[place]))),
    );
    expect(columns.x[2]).toBe(through.corners[2].x);
    expect([0, 1, 2, 40, found.length - 1].map((row) => found[row])).toEqual(losses);
  });

  it('of networks on one line has these three alone, and no place that is no number', async () => {
    const [first, second] = weightsOf(linear);
    for (const third of [first, second]) {
      const { columns, found, losses } = await measured(linear, [first, second, third]);
      expect(found).toEqual(losses);
      expect(columns.y).toEqual([0, 0, 0]);
      expect(plane.whyNot?.(columns, [])).toBeNull();
    }
  });
});
