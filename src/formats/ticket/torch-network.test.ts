import { describe, expect, it } from 'vitest';
import { stream } from '../../lottery/random/stream';
import { sizeOf } from '../../lottery/parameters';
import { buildNetwork } from '../../models';
import { forward } from '../../models/reference';
import { looking } from '../../models/architectures';
import { layerKinds } from '../../models/layers';
import { describeNetwork, nodesOf, type Network } from '../../models/network';
import { convNetwork } from './fixture';
import { fromTorch, torchNetwork, torchOrder, toTorch } from './torch-network';

const random = stream(1, 'torch');
const draw = (count: number): Float32Array => Float32Array.from({ length: count }, () => random.normal());

describe('a network in PyTorch’s words', () => {
  it('LeNet-300-100', () => {
    const network = buildNetwork(
      { architecture: 'fully-connected', widths: [300, 100], activation: 'relu' },
      [28, 28, 1],
      10,
    );
    const { parameters, source } = torchNetwork(network);
    expect(source).toEqual([
      'nn.Flatten()',
      'nn.Linear(784, 300)',
      'nn.ReLU()',
      'nn.Linear(300, 100)',
      'nn.ReLU()',
      'nn.Linear(100, 10)',
    ]);
    expect(parameters.map(({ name, state, shape }) => [name, state, shape])).toEqual([
      ['1.weight', 'layers.1.weight', [300, 784]],
      ['1.bias', 'layers.1.bias', [300]],
      ['2.weight', 'layers.3.weight', [100, 300]],
      ['2.bias', 'layers.3.bias', [100]],
      ['3.weight', 'layers.5.weight', [10, 100]],
      ['3.bias', 'layers.5.bias', [10]],
    ]);
  });

  it('convolutions, batch-norm, residual blocks, uneven padding', () => {
    const { parameters, source } = torchNetwork(convNetwork());
    expect(source.slice(0, 5)).toEqual([
      'nn.Conv2d(2, 4, 3, stride=1, padding=1, bias=True)',
      'nn.BatchNorm2d(4, eps=1e-5, momentum=0.1)',
      'nn.ReLU()',
      // 6 pixels, window 3, stride 2: one zero, behind
      'Residual([nn.Sequential(nn.ZeroPad2d((0, 1, 0, 1)), nn.Conv2d(4, 4, 3, stride=2, bias=False))], [nn.Conv2d(4, 4, 1, stride=2, bias=False)])',
      'nn.MaxPool2d(2, stride=1)',
    ]);
    expect(parameters.map(({ name, state }) => [name, state])).toEqual([
      ['1.weight', 'layers.0.weight'],
      ['1.bias', 'layers.0.bias'],
      ['1.norm.weight', 'layers.1.weight'],
      ['1.norm.bias', 'layers.1.bias'],
      ['1.norm.running_mean', 'layers.1.running_mean'],
      ['1.norm.running_var', 'layers.1.running_var'],
      ['2.weight', 'layers.3.body.0.1.weight'],
      ['3.weight', 'layers.3.shortcut.0.weight'],
      ['4.weight', 'layers.6.weight'],
      ['4.bias', 'layers.6.bias'],
      ['5.weight', 'layers.8.weight'],
      ['5.bias', 'layers.8.bias'],
    ]);
  });

  const kinds = layerKinds.all.flatMap(({ examples }) =>
    examples.map(([layer, from]): [string, Network] => {
      const [{ to }] = nodesOf({ inputShape: from, layers: [layer] });
      return [`${JSON.stringify(layer)} on [${from}]`, describeNetwork(from, to[to.length - 1], [layer])];
    }),
  );
  const whole = looking.map(({ id: architecture }): [string, Network] => [
    architecture,
    buildNetwork({ architecture, widths: [8, 8], activation: 'relu', filters: 4 }, [32, 32, 3], 10),
  ]);
  it.each([...kinds, ...whole])('%s: every parameter has a name and a place, no two the same', (_, network) => {
    const { parameters, source } = torchNetwork(network);
    expect(source).toHaveLength(network.layers.length);
    expect(parameters.map(({ spec }) => spec)).toEqual(network.parameters);
    for (const of of ['name', 'state'] as const) {
      const names = parameters.map((parameter) => parameter[of]);
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter((name) => !/^[a-z0-9]+(\.[a-z0-9_]+)+$/.test(name) || name.includes('undefined'))).toEqual(
        [],
      );
    }
    for (const { shape, spec } of parameters) expect(sizeOf(shape)).toBe(sizeOf(spec.shape));
  });

  it('its orders are undone exactly', () => {
    for (const parameter of torchNetwork(convNetwork()).parameters) {
      const values = draw(sizeOf(parameter.shape));
      const order = torchOrder(parameter);
      const there = toTorch(values, order, new Float32Array(values.length));
      expect(fromTorch(there, order, new Float32Array(values.length))).toEqual(values);
    }
  });

  it('computes the same: a convolution channel by channel, and what follows a flattened image', () => {
    // the network of this app, in float64
    const network = describeNetwork([3, 4, 2], 5, [
      { kind: 'conv', filters: 3, size: 2, stride: 1, padding: 'valid', bias: true },
      { kind: 'flatten' },
      { kind: 'dense', units: 5 },
    ]);
    const weights = network.parameters.map((spec) => draw(sizeOf(spec.shape)));
    const image = draw(3 * 4 * 2);
    const expected = forward(network, weights, image, 1);

    // the same as PyTorch does it: images [channels, height, width], kernels [out, in, height, width]
    const [kernel, bias, linear, shift] = torchNetwork(network).parameters.map((parameter, at) =>
      toTorch(weights[at], torchOrder(parameter), new Float32Array(weights[at].length)),
    );
    const hidden: number[] = [];
    for (let out = 0; out < 3; out += 1) {
      for (let y = 0; y < 2; y += 1) {
        for (let x = 0; x < 3; x += 1) {
          let sum = bias[out];
          for (let c = 0; c < 2; c += 1) {
            for (let tap = 0; tap < 4; tap += 1) {
              const pixel = (y + (tap >> 1)) * 4 + x + (tap & 1);
              sum += kernel[(out * 2 + c) * 4 + tap] * image[pixel * 2 + c];
            }
          }
          hidden.push(sum);
        }
      }
    }
    for (let out = 0; out < 5; out += 1) {
      const sum = hidden.reduce((at, value, index) => at + value * linear[out * 18 + index], shift[out]);
      expect(sum).toBeCloseTo(expected[out], 10);
    }
  });
});
