/** A kind of layer that no other file knows is in shapes, reference, counts, wiring, export and engine by itself. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { LayerKind } from '../models/layer';
import { registry, type Entry, type Registry } from '../registry';
import type { SimdLayer } from './simd/layer';

declare module '../models/layer' {
  interface Layers {
    readonly double: unknown;
  }
}

const twice = (values: Float64Array): Float64Array => values.map((value) => 2 * value);

const kind: LayerKind<'double'> = {
  id: 'double',
  reads: 'anything',
  shape: (_layer, from) => from,
  forward: (_node, values) => ({ values: twice(values), pull: twice }),
  torch: () => ({ source: 'Double()' }),
  examples: [[{ kind: 'double' }, [3]]],
};
const row: SimdLayer<'double'> = {
  id: 'double',
  plan: (_node, from, plan) =>
    plan.add({
      kind: 'double',
      from,
      to: plan.like(from),
      elementwise: true,
      place: ({ kernels, input, output }) => ({
        forward: () => kernels.add(output.value, input.value, input.value, output.bytes, -Infinity),
        backward: () => kernels.add(input.gradient, output.gradient, output.gradient, output.bytes, -Infinity),
      }),
    }),
};

const withFake = <T extends Entry>(what: string, all: readonly T[], fake: T): Registry<T> =>
  registry(what, Object.fromEntries([...all, fake].map((each) => [each.id, each])));

beforeAll(() => {
  vi.resetModules();
  vi.doMock(import('../models/layers'), async (original) => {
    const layerKinds = withFake<LayerKind>('layer', (await original()).layerKinds.all, kind);
    return { layerKinds, kindOf: (layer) => layerKinds.get(layer.kind) };
  });
});
afterAll(() => {
  vi.doUnmock('../models/layers');
  vi.doUnmock('./simd/layers');
  vi.resetModules();
});

const layers = [
  { kind: 'conv', filters: 2, size: 3, stride: 1, padding: 'same', bias: true },
  { kind: 'double' },
  { kind: 'global-average-pool' },
  { kind: 'dense', units: 3 },
] as const;

async function given() {
  const { describeNetwork } = await import('../models/network');
  const { imageSplits, imageWeights } = await import('./contract/images');
  const network = describeNetwork([6, 5, 2], 3, layers);
  return { network, weights: imageWeights(network, 1), splits: imageSplits() };
}

async function open() {
  const { createSimdEngine } = await import('./simd');
  const { network, weights, splits } = await given();
  const engine = await createSimdEngine();
  await engine.load(splits);
  const masks = network.parameters.map(() => null);
  return engine.open({ network, weights, masks, batch: 7, optimizer: { id: 'sgd', momentum: 0, weightDecay: 0 } });
}

test('what is told of a network counts it in', async () => {
  const { network, weights, splits } = await given();
  const { describeNetwork } = await import('../models/network');
  const { forward } = await import('../models/reference');
  const { usesPerExample } = await import('../models/multiply-adds');
  const { wiringOf } = await import('../models/wiring');
  const { activationValues } = await import('../models/memory');
  const { torchNetwork } = await import('../formats/ticket/torch-network');
  const plain = describeNetwork(
    [6, 5, 2],
    3,
    layers.filter((layer) => layer.kind !== 'double'),
  );
  const doubled = weights.map((values, at) => (at < 2 ? values.map((value) => 2 * value) : values));
  const { inputs } = splits.test;
  expect([...forward(network, weights, inputs, 2)]).toEqual([...forward(plain, doubled, inputs, 2)]);
  expect(usesPerExample(network)).toEqual(usesPerExample(plain));
  expect(wiringOf(network)).toEqual(wiringOf(plain));
  expect(activationValues(network) - activationValues(plain)).toBe(8 * 7 * 2); // in its frame
  expect(torchNetwork(network).source[1]).toBe('Double()');
});

test('an engine without a row of it refuses it by name', async () => {
  await expect(open()).rejects.toThrow(/^Unknown layer of the simd engine "double"\. Known: .*dense/);
});

test('an engine with a row of it trains it: gradients are those of the reference', async () => {
  vi.resetModules();
  vi.doMock(import('./simd/layers'), async (original) => ({
    simdLayers: withFake<SimdLayer>('layer of the simd engine', (await original()).simdLayers.all, row),
  }));
  const { referenceGradients, someBatches } = await import('./contract/reference');
  const { network, weights, splits } = await given();
  const [batch] = someBatches(splits.train.count, 7, 1);
  const { gradients } = await (await open()).gradients(batch);
  const masks = network.parameters.map(() => null);
  const expected = referenceGradients(network, weights, masks, splits.train, batch).gradients;
  gradients.forEach((values, parameter) =>
    values.forEach((value, at) => expect(Math.abs(value - expected[parameter][at])).toBeLessThan(1e-6)),
  );
});
