/** Convolutions by Winograd's tiles beside float64, wherever tiles meet the end of an image. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyMasks, denseMasks } from '../../lottery/masks';
import { conv } from '../../models/blocks';
import { describeNetwork, type Network } from '../../models/network';
import { slideAlong, type Padding } from '../../models/windows';
import { imageSplits, imageWeights } from '../contract/images';
import { largestDifference, prunedValues } from '../contract/differences';
import { referenceGradients, someBatches } from '../contract/reference';
import { SIMD } from '../contract/under-test';
import type { Engine } from '../engine';
import { createSimdEngine } from './index';
import { chooseConvolutionPath } from './stages/paths';
import { randomMasks } from './test-support';

let engine: Engine;
beforeAll(async () => {
  engine = await createSimdEngine();
});
afterAll(() => engine.dispose());

/** More than the 16 examples that are computed side by side. */
const BATCH = 19;

/** A 3 × 3 convolution behind another one that is trained, through a ReLU where it has a bias. */
const network = (side: readonly [number, number], channels: number, filters: number, padding: Padding): Network =>
  describeNetwork([...side, 2], 3, [
    conv(channels, { size: 1, bias: false }),
    { kind: 'tanh' },
    conv(filters, { padding, bias: padding === 'same' }),
    padding === 'same' ? { kind: 'relu' } : { kind: 'tanh' },
    { kind: 'flatten' },
    { kind: 'dense', units: 3 },
  ]);

/** Weights whose answers stay near 1, however many pixels the last layer sums: errors grow with them. */
const startWeights = (net: Network): Float32Array[] =>
  imageWeights(net, 4).map((values, at) => {
    const { kind, fanIn } = net.parameters[at];
    return kind === 'output' ? values.map((value) => value / Math.sqrt(fanIn)) : values;
  });

describe.each([
  { side: [4, 4], padding: 'same' },
  { side: [5, 6], padding: 'same' },
  { side: [7, 9], padding: 'same' },
  { side: [8, 11], padding: 'same' },
  { side: [12, 13], padding: 'same' },
  { side: [6, 6], padding: 'valid' },
  { side: [7, 10], padding: 'valid' },
  { side: [9, 11], padding: 'valid' },
] as const)('$side, $padding', ({ side, padding }) => {
  for (const [channels, filters] of [
    [5, 7],
    [8, 6],
    [7, 12],
  ]) {
    test.each([1, 0.9, 0.6])(
      `${channels} channels to ${filters}: gradients at %d equal those of the reference`,
      async (density) => {
        const sides = side.flatMap((inputs) => [inputs, slideAlong(inputs, 3, 1, padding).outputs]);
        const path = chooseConvolutionPath(density, channels, filters, sides);
        expect(path).toBe(density > 0.28 + 1.8 * (1 / channels + 1 / filters) ? 'whole' : 'listed-tiled');
        const net = network(side, channels, filters, padding);
        const masks = density === 1 ? denseMasks(net.parameters) : randomMasks(net, density, 3);
        const weights = startWeights(net);
        const splits = imageSplits(net.inputShape);
        const [batch] = someBatches(30, BATCH, 1);
        await engine.load(splits);
        const trainer = await engine.open({
          network: net,
          weights,
          masks,
          optimizer: { id: 'sgd', momentum: 0, weightDecay: 0 },
          batch: BATCH,
        });
        const found = await trainer.gradients(batch);
        trainer.dispose();
        const theta = applyMasks(weights, masks);
        const expected = referenceGradients(net, theta, masks, splits.train, batch);
        const tolerance = SIMD.tolerances.gradient;
        expect(Math.abs(found.loss - expected.loss)).toBeLessThan(tolerance);
        expect(largestDifference(found.gradients, expected.gradients)).toBeLessThan(tolerance);
        expect(prunedValues(found.gradients, masks)).toEqual([]);
      },
    );
  }
});
