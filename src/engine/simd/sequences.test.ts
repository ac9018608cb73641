/** Networks of sequences on own kernels: gradients, causality, lanes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine, Trainer, TrainerSettings } from '../engine';
import type { Splits } from '../examples';
import { applyMasks, denseMasks } from '../../lottery/masks';
import { stream } from '../../lottery/random/stream';
import type { Layer } from '../../models/layer';
import { describeNetwork, type Network } from '../../models/network';
import { forward, score } from '../../models/reference';
import { largestDifference, prunedValues } from '../contract/differences';
import { maskedWeights, referenceGradients, sparseMasks, startWeights } from '../contract/reference';
import { createSimdEngine } from '.';
import { createArena } from './arena';
import { instantiateKernels } from './kernel-module';
import { placeNetwork } from './placed-network';
import { planNetwork } from './plan/network-plan';
import { makeResident } from './resident-data';

const TOKENS = 5;

/** Windows of random tokens; what follows each is the next one. */
function windows(positions: number, count: number): Splits {
  const part = (name: string) => {
    const random = stream(1, 'windows', name);
    return {
      count,
      inputs: Uint8Array.from({ length: count * positions }, () => random.below(TOKENS)),
      labels: Uint8Array.from({ length: count * positions }, () => random.below(TOKENS)),
    };
  };
  return { inputShape: [positions], tokens: true, train: part('train'), validation: part('b'), test: part('c') };
}

const embedding = (units: number, prunable = false): Layer => ({
  kind: 'embedding',
  tokens: TOKENS,
  units,
  deviation: 0.1,
  prunable,
});
const dense = (units: number, parts = 1): Layer => ({ kind: 'dense', units, parts });
const norm: Layer = { kind: 'layer-norm' };
const residual = (...body: Layer[]): Layer => ({ kind: 'residual', body, shortcut: [] });
const attention = (units: number, heads: number): Layer[] => [
  dense(3 * units, 3),
  { kind: 'attention', heads },
  dense(units),
];
const memory = (units: number): Layer[] => [dense(4 * units, 4), { kind: 'lstm' }];

const networks: Record<string, readonly [positions: number, layers: readonly Layer[]]> = {
  'embedding and dense layers': [4, [embedding(3), dense(7), { kind: 'relu' }, dense(TOKENS)]],
  'positions that are pruned': [4, [embedding(6, true), { kind: 'positions', deviation: 1, prunable: true }, dense(5)]],
  'layer-norm': [3, [embedding(6), norm, dense(TOKENS)]],
  attention: [7, [embedding(6), { kind: 'positions', deviation: 1, prunable: false }, ...attention(6, 2), dense(5)]],
  'a transformer': [
    6,
    [
      embedding(8),
      { kind: 'positions', deviation: 0.1, prunable: false },
      residual(norm, ...attention(8, 2)),
      residual(norm, dense(12), { kind: 'relu' }, dense(8)),
      residual(norm, ...attention(8, 4)),
      norm,
      dense(TOKENS),
    ],
  ],
  'an LSTM': [7, [embedding(4), ...memory(5), dense(TOKENS)]],
  'an LSTM of one position': [1, [embedding(4), ...memory(3), dense(TOKENS)]],
  'two LSTMs': [5, [embedding(4), ...memory(4), ...memory(6), dense(TOKENS)]],
};

const SGD = { id: 'sgd', momentum: 0, weightDecay: 0 } as const;
let engine: Engine;
beforeAll(async () => {
  engine = await createSimdEngine();
});
afterAll(() => engine.dispose());

const built = (name: string): { network: Network; splits: Splits } => {
  const [positions, layers] = networks[name];
  return { network: describeNetwork([positions], TOKENS, layers), splits: windows(positions, 40) };
};

async function withTrainer<Result>(
  splits: Splits,
  settings: Omit<TrainerSettings, 'optimizer'>,
  use: (trainer: Trainer) => Promise<Result>,
): Promise<Result> {
  await engine.load(splits);
  const trainer = await engine.open({ optimizer: SGD, ...settings });
  try {
    return await use(trainer);
  } finally {
    trainer.dispose();
  }
}

describe.each(Object.keys(networks))('%s', (name) => {
  const { network, splits } = built(name);
  const weights = startWeights(network, 3);

  test.each([
    [1, 19],
    [0.5, 19],
    [0.05, 3],
    [1, 1],
  ])('at density %d gradients equal those of the reference, %d windows', async (density, size) => {
    const masks = density === 1 ? denseMasks(network.parameters) : sparseMasks(network, density, 6);
    const batch = Uint32Array.from({ length: size }, (_, at) => (at * 7) % splits.train.count);
    const found = await withTrainer(splits, { network, weights, masks, batch: size }, (trainer) =>
      trainer.gradients(batch),
    );
    const expected = referenceGradients(network, maskedWeights(weights, masks), masks, splits.train, batch);
    expect(Math.abs(found.loss - expected.loss)).toBeLessThan(2e-6);
    expect(largestDifference(found.gradients, expected.gradients)).toBeLessThan(2e-6);
    expect(prunedValues(found.gradients, masks)).toEqual([]);
  });

  test('evaluation is the mean over all positions', async () => {
    const masks = sparseMasks(network, 0.4, 2);
    const { loss, right } = await withTrainer(splits, { network, weights, masks, batch: 16 }, (trainer) =>
      trainer.evaluate('validation', 37),
    );
    const { inputs, labels } = splits.validation;
    const logits = forward(network, maskedWeights(weights, masks), inputs, 37);
    const expected = score(logits, labels.subarray(0, 37 * network.inputShape[0]), TOKENS);
    expect(loss).toBeCloseTo(expected.loss, 5);
    expect(right).toBeCloseTo(expected.right, 12);
  });
});

describe('what a network of sequences is asked', () => {
  const { network, splits } = built('a transformer');
  const weights = startWeights(network, 3);
  const masks = denseMasks(network.parameters);
  const [positions] = network.inputShape;

  const withInputs = (change: (inputs: Uint8Array) => void): Splits => {
    const inputs = Uint8Array.from(splits.train.inputs);
    change(inputs);
    return { ...splits, train: { ...splits.train, inputs } };
  };

  test('tokens that the network does not know, floats, and too few labels are refused', async () => {
    const open = (data: Splits) => withTrainer(data, { network, weights, masks, batch: 4 }, async () => null);
    await expect(open(withInputs((inputs) => inputs.fill(7, 3, 4)))).rejects.toThrow(
      'tokens up to 7, the network knows 5',
    );
    const floats = { ...splits, train: { ...splits.train, inputs: Float32Array.from(splits.train.inputs) } };
    await expect(open(floats)).rejects.toThrow('have to be bytes');
    const few = { ...splits, train: { ...splits.train, labels: splits.train.labels.subarray(0, 40) } };
    await expect(open(few)).rejects.toThrow(`40 labels for 40 examples of ${positions} tokens`);
  });

  test('windows that are not there leave nothing behind: the same bits after a full batch', async () => {
    const settings = { network, weights, masks, batch: 16 };
    const few = Uint32Array.of(5, 1, 9);
    const alone = await withTrainer(splits, settings, (trainer) => trainer.gradients(few));
    const after = await withTrainer(splits, settings, async (trainer) => {
      await trainer.gradients(Uint32Array.from({ length: 16 }, (_, at) => at));
      return trainer.gradients(few);
    });
    expect(after).toEqual(alone);
  });
});

/** Logits [window][position][token] of the first `count` windows, as one pass over `lanes` of them gives. */
async function logitsOf(name: string, splits: Splits, density: number, count: number, lanes: number) {
  const { network } = built(name);
  const masks = density === 1 ? denseMasks(network.parameters) : sparseMasks(network, density, 6);
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 256 });
  const kernels = await instantiateKernels(memory);
  const arena = createArena(memory, kernels.heapBase.value, 2 ** 24);
  const data = makeResident(splits, arena);
  const mark = arena.mark();
  const { input, stages, layers, logits } = placeNetwork(planNetwork(network), { masks }, lanes, data, arena, kernels);
  const [indices, laneMask] = [arena.reserve(lanes * 4), arena.reserve(lanes * 4)];
  arena.commit(mark);
  const stored = applyMasks(startWeights(network, 3), masks);
  for (const { parameters, layer } of layers) layer.write(...parameters.map((at) => stored[at]));
  arena.words(indices, count).set(Array.from({ length: count }, (_, at) => at));
  input.gather(data.splits.train, indices, count);
  for (const stage of stages) stage.forward({ count, laneMask, training: false, updates: false, step: 0 });
  const values = arena.floats(logits.value, TOKENS * logits.lanes);
  return Array.from({ length: count }, (_w, lane) =>
    Array.from({ length: logits.positions }, (_p, t) =>
      Array.from({ length: TOKENS }, (_t, token) => values[token * logits.lanes + t * lanes + lane]),
    ),
  );
}

describe.each(['a transformer', 'two LSTMs'])('%s, to the bit', (name) => {
  const { splits } = built(name);
  const [positions] = splits.inputShape;

  test.each([1, 0.3])('a later token changes no answer before it, at density %d', async (density) => {
    const before = await logitsOf(name, splits, density, 3, 16);
    for (let t = 1; t < positions; t += 1) {
      const inputs = splits.train.inputs.map((token, at) => (at % positions === t ? (token + 1) % TOKENS : token));
      const after = await logitsOf(name, { ...splits, train: { ...splits.train, inputs } }, density, 3, 16);
      const upTo = (rows: typeof after) => rows.map((window) => window.slice(0, t));
      expect(upTo(after)).toEqual(upTo(before));
      expect(after.map((window) => window[t])).not.toEqual(before.map((window) => window[t]));
    }
  });

  test.each([1, 0.3])('what stands beside a window changes none of its answers, at density %d', async (density) => {
    const three = await logitsOf(name, splits, density, 3, 16);
    expect((await logitsOf(name, splits, density, 16, 16)).slice(0, 3)).toEqual(three);
    expect((await logitsOf(name, splits, density, 30, 32)).slice(0, 3)).toEqual(three);
  });
});
