import { expect, it } from 'vitest';
import { imageWeights } from '../../engine/contract/images';
import { smallNetwork, startWeights } from '../../engine/contract/reference';
import { alphasOf, between } from '../../lottery/path';
import { denseMasks } from '../../lottery/masks';
import type { Weights } from '../../lottery/parameters';
import type { Network } from '../../models/network';
import { lossesOf, startBench, withBatchNorm } from './bench-fixture';
import path from './path';

const alphas = alphasOf(5);

/** Test loss along the path, and of networks opened at each place; `anew`: with statistics of the first 36 examples. */
async function losses(network: Network, ends: readonly [Weights, Weights]) {
  const masks = denseMasks(network.parameters);
  const { batch, ...bench } = await startBench();
  const { columns } = await path.compute({ network, masks, ends, alphas, batch }, bench);
  const [asTheyAre, anew]: number[][] = [[], []];
  for (const alpha of alphas) {
    const one = await lossesOf(bench.engine, { network, weights: between(...ends, alpha), masks }, 30);
    asTheyAre.push(one.asItIs);
    anew.push(one.anew);
  }
  bench.engine.dispose();
  return { found: columns?.['test.loss'], asTheyAre, anew };
}

it('measures every network on the path to the bits of one that was opened there', async () => {
  const network = smallNetwork('relu');
  const { found, asTheyAre } = await losses(network, [startWeights(network, 1), startWeights(network, 2)]);
  expect(found).toEqual(asTheyAre);
  const own = startWeights(network, 1);
  expect(new Set((await losses(network, [own, own])).found).size).toBe(1); // to itself: a flat line
});

it('measures running statistics anew at every place, ends included', async () => {
  const network = withBatchNorm;
  const own = imageWeights(network, 3);
  const { found, asTheyAre, anew } = await losses(network, [own, imageWeights(network, 4)]);
  expect(found).toEqual(anew);
  expect(anew[0]).not.toBe(asTheyAre[0]);
  expect(new Set((await losses(network, [own, own])).found).size).toBe(1); // to itself: a flat line, here too
});
