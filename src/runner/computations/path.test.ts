import { expect, it } from 'vitest';
import { imageWeights } from '../../engine/contract/images';
import { smallNetwork, smallSplits, startWeights } from '../../engine/contract/reference';
import { createEngine } from '../../engine';
import { alphasOf, between } from '../../lottery/path';
import { denseMasks } from '../../lottery/masks';
import type { Weights } from '../../lottery/parameters';
import { describeNetwork, type Network } from '../../models/network';
import { works } from '../../tasks/work';
import path from './path';

const splits = smallSplits('bytes', [40, 20, 30]);
const work = works.get('classification');
const alphas = alphasOf(5);
const batch = 12;

/** Test loss along the path, and of networks opened at each place; `anew`: with statistics of the first 36 examples. */
async function losses(network: Network, ends: readonly [Weights, Weights]) {
  const masks = denseMasks(network.parameters);
  const engine = await createEngine('wasm');
  await engine.load(splits);
  const bench = { engine, work, splits, rest: async () => undefined };
  const { columns } = await path.compute({ network, masks, ends, alphas, batch }, bench);
  const batches = [0, 12, 24].map((first) => Uint32Array.from({ length: batch }, (_, at) => first + at));
  const [asTheyAre, anew]: number[][] = [[], []];
  for (const alpha of alphas) {
    const optimizer = { id: 'sgd', momentum: 0, weightDecay: 0 } as const;
    const trainer = await engine.open({ network, weights: between(...ends, alpha), masks, optimizer, batch });
    asTheyAre.push((await trainer.evaluate('test', 30)).loss);
    await trainer.measureStatistics(batches);
    anew.push((await trainer.evaluate('test', 30)).loss);
    trainer.dispose();
  }
  engine.dispose();
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
  const network = describeNetwork([2, 4, 1], 3, [
    { kind: 'flatten' },
    { kind: 'dense', units: 6 },
    { kind: 'batch-norm' },
    { kind: 'relu' },
    { kind: 'dense', units: 3 },
  ]);
  const own = imageWeights(network, 3);
  const { found, asTheyAre, anew } = await losses(network, [own, imageWeights(network, 4)]);
  expect(found).toEqual(anew);
  expect(anew[0]).not.toBe(asTheyAre[0]);
  expect(new Set((await losses(network, [own, own])).found).size).toBe(1); // to itself: a flat line, here too
});
