import { describe, expect, it } from 'vitest';
import { buildNetwork } from '.';
import type { Layer } from './layer';
import { countTrainable, describeNetwork } from './network';
import { isKernel, sizeOf } from '../lottery/parameters';

const kernels = (layers: ReturnType<typeof describeNetwork>): number[] =>
  layers.parameters.filter(isKernel).map((spec) => sizeOf(spec.shape));

const conv = (filters: number, more: Partial<Extract<Layer, { kind: 'conv' }>> = {}): Layer => ({
  kind: 'conv',
  filters,
  size: 3,
  stride: 1,
  padding: 'same',
  bias: true,
  ...more,
});

describe('counts (SCIENCE §1)', () => {
  it('LeNet-300-100: 235,200 + 30,000 + 1,000 weights, 266,610 trainable', () => {
    const settings = { architecture: 'fully-connected', widths: [300, 100], activation: 'relu' } as const;
    const lenet = buildNetwork(settings, [28, 28, 1], 10);
    expect(kernels(lenet)).toEqual([235_200, 30_000, 1_000]);
    expect(countTrainable(lenet)).toBe(266_610);
    expect(lenet.parameters.map(({ name, kind }) => [name, kind])).toEqual([
      ['1/kernel', 'dense'],
      ['1/bias', 'bias'],
      ['2/kernel', 'dense'],
      ['2/bias', 'bias'],
      ['3/kernel', 'output'],
      ['3/bias', 'bias'],
    ]);
    expect(lenet.parameters[0]).toMatchObject({ fanIn: 784, fanOut: 300, prunable: true });
  });

  it('a residual block: shortcut kernels are counted but not prunable, running statistics not trained', () => {
    const block: Layer = {
      kind: 'residual',
      body: [
        conv(32, { stride: 2, bias: false }),
        { kind: 'batch-norm' },
        { kind: 'relu' },
        conv(32, { bias: false }),
        { kind: 'batch-norm' },
      ],
      shortcut: [conv(32, { size: 1, stride: 2, bias: false })],
    };
    const network = describeNetwork([32, 32, 16], 10, [
      block,
      { kind: 'relu' },
      { kind: 'global-average-pool' },
      { kind: 'dense', units: 10 },
    ]);
    expect(kernels(network)).toEqual([4_608, 9_216, 512, 320]);
    const shortcut = network.parameters.find((spec) => spec.kind === 'shortcut');
    expect(shortcut).toMatchObject({ prunable: false, shape: [1, 1, 16, 32] });
    expect(countTrainable(network)).toBe(4_608 + 9_216 + 512 + 320 + 10 + 4 * 32);
  });

  it('only the last layer with a kernel can be the output layer', () => {
    const layers: Layer[] = [{ kind: 'flatten' }, { kind: 'dense', units: 12 }, { kind: 'dense', units: 3 }];
    expect(describeNetwork([20], 3, layers).parameters.map(({ kind }) => kind)).toEqual([
      'dense',
      'bias',
      'output',
      'bias',
    ]);
    const maps: Layer[] = [conv(3), { kind: 'global-average-pool' }];
    expect(describeNetwork([4, 4, 1], 3, maps).parameters.filter((spec) => spec.kind === 'output')).toEqual([]);
  });
});

describe('shapes that do not fit', () => {
  it.each<[string, Layer[], readonly number[]]>([
    ['A dense layer needs a flat input, not [4,4,1].', [{ kind: 'dense', units: 3 }], [4, 4, 1]],
    ['A conv layer needs an image, not [9].', [conv(2)], [9]],
    ['A window of 5 does not fit into 4 pixels.', [conv(2, { size: 5, padding: 'valid' })], [4, 4, 1]],
    ['The network gives [7] instead of 3 classes.', [{ kind: 'dense', units: 7 }], [2]],
    ['A pad-channels layer cannot make 1 of 2 channels.', [conv(2), { kind: 'pad-channels', channels: 1 }], [4, 4, 1]],
    [
      "A residual block's body gives [4,4,2], its shortcut [4,4,1].",
      [{ kind: 'residual', body: [conv(2)], shortcut: [] }],
      [4, 4, 1],
    ],
  ])('%s', (message, layers, shape) => {
    expect(() => describeNetwork(shape, 3, layers)).toThrow(message);
  });
});
