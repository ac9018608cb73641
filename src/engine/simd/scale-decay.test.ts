/** L1 on the scales of batch-norm (Liu et al. 2017, network slimming): an update goes down the loss plus λ·Σ|γ|. */
import { expect, it } from 'vitest';
import { denseMasks } from '../../lottery/masks';
import type { Weights } from '../../lottery/parameters';
import { conv } from '../../models/blocks';
import { describeNetwork } from '../../models/network';
import { forward, score } from '../../models/reference';
import { imageSplits, imageWeights } from '../contract/images';
import { createSimdEngine } from '.';
import { fullyConnected, randomBatch, randomSplits, randomWeights, sameBits } from './test-support';

const BATCH = 20;
const RATE = 0.5;
const DECAY = 0.25;
const network = describeNetwork([6, 5, 2], 3, [
  conv(3, { bias: false }),
  { kind: 'batch-norm' },
  { kind: 'tanh' },
  { kind: 'residual', body: [conv(3, { bias: false }), { kind: 'batch-norm' }], shortcut: [] },
  { kind: 'global-average-pool' },
  { kind: 'dense', units: 3 },
]);
const specs = network.parameters;
const splits = imageSplits();
// signs of both kinds, and a scale that is 0: it is pulled nowhere
const weights = imageWeights(network, 3).map((values, at) =>
  specs[at].kind === 'scale' ? values.map((value, channel) => [value, -value, 0][channel % 3]) : values,
);
const examples = randomBatch(30, BATCH, 1);

async function afterOneStep(scaleDecay?: number): Promise<Weights> {
  const engine = await createSimdEngine();
  await engine.load(splits);
  const optimizer = {
    id: 'sgd',
    momentum: 0,
    weightDecay: 0,
    ...(scaleDecay !== undefined && { scaleDecay }),
  } as const;
  const trainer = await engine.open({ network, weights, masks: denseMasks(specs), optimizer, batch: BATCH });
  await trainer.step(examples, RATE);
  const found = await trainer.weights();
  engine.dispose();
  return found;
}

/** Mean loss in training, and λ·Σ|γ|, in float64. */
function penalized(of: readonly ArrayLike<number>[]): number {
  const size = splits.train.inputs.length / splits.train.count;
  const inputs = gathered(size);
  const labels = Uint8Array.from(examples, (example) => splits.train.labels[example]);
  const logits = forward(network, of, inputs, BATCH, 'training');
  const sum = specs.reduce(
    (all, { kind }, at) =>
      kind === 'scale' ? Array.from(of[at]).reduce((part, one) => part + Math.abs(one), all) : all,
    0,
  );
  return score(logits, labels, network.classes).loss + DECAY * sum;
}

const gathered = (size: number): Float64Array =>
  Float64Array.from(
    { length: BATCH * size },
    (_, at) => splits.train.inputs[examples[Math.floor(at / size)] * size + (at % size)],
  );

it('an update of each scale is the slope of loss and penalty together, by central differences', async () => {
  const found = await afterOneStep(DECAY);
  const own = weights.map((values) => Float64Array.from(values));
  const step = 1e-6;
  for (const [at, { kind }] of specs.entries()) {
    if (kind !== 'scale') continue;
    for (const [channel, value] of own[at].entries()) {
      const withScale = (moved: number): number => {
        const changed = own[at].slice();
        changed[channel] = value + moved;
        return penalized(own.with(at, changed));
      };
      const slope = (withScale(step) - withScale(-step)) / (2 * step);
      expect((weights[at][channel] - found[at][channel]) / RATE).toBeCloseTo(slope, 5);
    }
  }
});

it('moves nothing but scales, each by λ towards 0; 0 is as if there were none', async () => {
  const [without, neutral, decayed] = [await afterOneStep(), await afterOneStep(0), await afterOneStep(DECAY)];
  expect(sameBits(neutral, without)).toBe(true);
  const isScale = ({ kind }: { readonly kind: string }): boolean => kind === 'scale';
  const others = specs.flatMap((spec, at) => (isScale(spec) ? [] : [at]));
  expect(
    sameBits(
      others.map((at) => decayed[at]),
      others.map((at) => without[at]),
    ),
  ).toBe(true);
  const scales = specs.flatMap((spec, at) => (isScale(spec) ? [at] : []));
  const moved = scales.flatMap((at) => Array.from(decayed[at], (value, channel) => without[at][channel] - value));
  const signs = scales.flatMap((at) => Array.from(weights[at], Math.sign));
  moved.forEach((value, at) => expect(value).toBeCloseTo(RATE * DECAY * signs[at], 6));
});

it('a network without batch-norm learns as without it', async () => {
  const plain = fullyConnected([6, 5, 3]);
  const engine = await createSimdEngine();
  await engine.load(randomSplits(6, 3, 30, 'floats', 0, 1));
  const learnt = async (scaleDecay: number): Promise<Weights> => {
    const optimizer = { id: 'adam', momentum: 0, weightDecay: 0, scaleDecay } as const;
    const masks = denseMasks(plain.parameters);
    const trainer = await engine.open({
      network: plain,
      weights: randomWeights(plain, 1),
      masks,
      optimizer,
      batch: BATCH,
    });
    for (let step = 0; step < 3; step += 1) await trainer.step(examples, 0.01);
    const found = await trainer.weights();
    trainer.dispose();
    return found;
  };
  expect(sameBits(await learnt(DECAY), await learnt(0))).toBe(true);
  engine.dispose();
});
