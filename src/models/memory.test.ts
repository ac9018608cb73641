import { expect, it } from 'vitest';
import { buildNetwork } from '.';
import { activationValues, scoringBytes, togetherOf, trainingBytes } from './memory';
import { denseMasks } from '../lottery/masks';
import { sizeOf } from '../lottery/parameters';
import { createSimdEngine } from '../engine/simd';

const PAGE = 65_536;

it.each([
  ['fully-connected', [28, 28, 1], 60, null],
  ['lenet-5', [28, 28, 1], 60, null],
  ['conv-2', [28, 28, 1], 60, null],
  ['conv-6', [32, 32, 3], 20, 16],
  ['resnet-20', [32, 32, 3], 32, 16],
  ['vgg-11', [32, 32, 3], 20, 32],
] as const)(
  'the memory of %s on %j in batches of %i is known within a fifth',
  async (architecture, shape, batch, filters) => {
    const settings = { architecture, widths: [300, 100], activation: 'relu', filters } as const;
    const network = buildNetwork(settings, shape, 10);
    const engine = await createSimdEngine();
    const examples = { count: 1, inputs: new Uint8Array(sizeOf(shape)), labels: new Uint8Array(1) };
    await engine.load({ inputShape: shape, train: examples, validation: examples, test: examples });
    const before = engine.memory().bytes;
    const weights = network.parameters.map((spec) => new Float32Array(sizeOf(spec.shape)));
    const masks = denseMasks(network.parameters);
    const trainer = await engine.open({
      network,
      weights,
      masks,
      batch,
      optimizer: { id: 'adam', momentum: 0, weightDecay: 0 },
    });
    const taken = engine.memory().bytes - before;
    trainer.dispose();
    engine.dispose();
    const counted = trainingBytes(network, batch, 2);
    expect(counted / (taken - PAGE)).toBeGreaterThan(0.8);
    expect(counted / (taken + PAGE)).toBeLessThan(1.25);
  },
);

it('a sum behind batch-norm has values of its own, which an engine may save', () => {
  const settings = { architecture: 'resnet-20', widths: [], activation: 'relu', filters: 16 } as const;
  expect(activationValues(buildNetwork(settings, [32, 32, 3], 10))).toBe(602_634);
});

it('scores hold every value of the examples that go through at once: with batch-norm of all', () => {
  const dense = buildNetwork({ architecture: 'fully-connected', widths: [8], activation: 'relu' }, [4], 2);
  expect([5, 1_000].map((count) => togetherOf(dense, count))).toEqual([5, 20]);
  // 4 inputs, flat too; 8 units before and behind the activation; 2 logits; three times 8 on the way back
  expect(scoringBytes(dense, 1_000)).toBe(8 * (1_000 * 4 + 20 * (4 + 4 + 8 + 8 + 2 + 3 * 8)));
  const vgg = buildNetwork({ architecture: 'vgg-16', widths: [], activation: 'relu' }, [32, 32, 3], 10);
  expect(togetherOf(vgg, 1_000)).toBe(1_000);
  // 13 convolutions, each with batch-norm and ReLU: 276,480 values, three times; and its five pools
  expect(scoringBytes(vgg, 1_000) / 1e9).toBeCloseTo(8.5, 1);
});

it.each([
  [[4], 1024, [64, 64]],
  [[10, 10, 4], 1024, [64, 64]],
  [[10, 10, 4], 8192, [300, 100]],
] as const)(
  'the memory of a network that acts on %j, with %i steps an update, is known within a fifth',
  async (shape, batch, widths) => {
    const network = buildNetwork({ architecture: 'fully-connected', widths, activation: 'relu' }, shape, 4);
    const engine = await createSimdEngine();
    const none = { count: 0, inputs: new Float32Array(), labels: new Uint8Array() };
    await engine.load({ inputShape: shape, train: none, validation: none, test: none, zeros: 0 });
    const before = engine.memory().bytes;
    const trainer = await engine.open({
      network,
      weights: network.parameters.map((spec) => new Float32Array(sizeOf(spec.shape))),
      masks: denseMasks(network.parameters),
      batch,
      optimizer: { id: 'adam', momentum: 0, weightDecay: 0 },
    });
    trainer.policy?.forward(new Float32Array(batch * sizeOf(shape)), batch);
    const taken = engine.memory().bytes - before;
    trainer.dispose();
    engine.dispose();
    const counted = trainingBytes(network, batch, 2, true);
    expect(counted / (taken - PAGE)).toBeGreaterThan(0.8);
    expect(counted / (taken + PAGE)).toBeLessThan(1.25);
  },
);
