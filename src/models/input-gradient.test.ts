import { describe, expect, test } from 'vitest';
import { stream } from '../lottery/random/stream';
import { sizeOf } from '../lottery/parameters';
import { inputGradient, largestOf } from './input-gradient';
import type { Layer } from './layer';
import { describeNetwork, type Network } from './network';
import { forward } from './reference';

const relu: Layer = { kind: 'relu' };
const conv = (filters: number, stride = 1, bias = true): Layer => ({
  kind: 'conv',
  filters,
  size: 3,
  stride,
  padding: 'same',
  bias,
});

const networks: Record<string, Network> = {
  dense: describeNetwork([5], 3, [{ kind: 'dense', units: 7 }, relu, { kind: 'dense', units: 3 }]),
  tanh: describeNetwork([5], 3, [{ kind: 'dense', units: 7 }, { kind: 'tanh' }, { kind: 'dense', units: 3 }]),
  convolution: describeNetwork([6, 6, 2], 3, [
    conv(3),
    relu,
    { kind: 'max-pool', size: 2, stride: 2 },
    { kind: 'dropout', rate: 0.5 },
    { kind: 'flatten' },
    { kind: 'dense', units: 3 },
  ]),
  'average pool, odd sizes': describeNetwork([5, 7, 1], 3, [
    conv(4, 2),
    { kind: 'average-pool', size: 2, stride: 1 },
    { kind: 'flatten' },
    { kind: 'dense', units: 3 },
  ]),
  residual: describeNetwork([4, 4, 2], 3, [
    conv(4, 1, false),
    { kind: 'batch-norm' },
    relu,
    {
      kind: 'residual',
      body: [conv(6, 2, false), { kind: 'batch-norm' }, relu, conv(6, 1, false)],
      shortcut: [{ kind: 'conv', filters: 6, size: 1, stride: 2, padding: 'same', bias: false }],
    },
    { kind: 'residual', body: [conv(6), relu], shortcut: [] },
    { kind: 'residual', body: [conv(8)], shortcut: [{ kind: 'pad-channels', channels: 8 }] },
    { kind: 'global-average-pool' },
    { kind: 'dense', units: 3 },
  ]),
};

const drawn = (network: Network): Float64Array[] =>
  network.parameters.map((spec) => {
    const random = stream(1, 'test', spec.name, spec.kind);
    return Float64Array.from({ length: sizeOf(spec.shape) }, () =>
      spec.kind === 'variance' ? 0.5 + random.uniform() : 0.6 * random.normal(),
    );
  });

describe.each(Object.entries(networks))('%s', (_name, network) => {
  const weights = drawn(network);
  const random = stream(2, 'input');
  const input = Float64Array.from({ length: sizeOf(network.inputShape) }, () => random.normal());
  const { logits, answer, gradient } = inputGradient(network, weights, input);

  test('logits are those of the reference', () => {
    expect([...logits]).toEqual([...forward(network, weights, input, 1)]);
    expect(answer).toBe(largestOf(logits));
  });

  test('the gradient is that of central differences', () => {
    const step = 1e-5;
    const logitAt = (at: number, by: number): number => {
      const moved = input.slice();
      moved[at] += by;
      return forward(network, weights, moved, 1)[answer];
    };
    gradient.forEach((slope, at) => {
      expect((logitAt(at, step) - logitAt(at, -step)) / (2 * step)).toBeCloseTo(slope, 6);
    });
  });
});

test('without biases the contributions of a ReLU network add up to its logit', () => {
  const network = networks.dense;
  const weights = drawn(network).map((values, at) =>
    network.parameters[at].kind === 'bias' ? values.fill(0) : values,
  );
  const input = Float64Array.of(1, -2, 0.5, 3, 0);
  const { logits, answer, gradient } = inputGradient(network, weights, input);
  const sum = gradient.reduce((total, slope, at) => total + slope * input[at], 0);
  expect(sum).toBeCloseTo(logits[answer], 12);
});

test('bytes stand for value / 255, and the first of equal logits is the answer', () => {
  const network = describeNetwork([1], 2, [{ kind: 'dense', units: 2 }]);
  const { answer, logits } = inputGradient(
    network,
    [
      [1, 1],
      [0, 0],
    ],
    Uint8Array.of(51),
  );
  expect(answer).toBe(0);
  expect(logits[0]).toBeCloseTo(0.2, 15);
});
