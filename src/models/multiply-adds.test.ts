import { describe, expect, it } from 'vitest';
import { denseMasks, remainingByParameter } from '../lottery/masks';
import type { Layer } from './layer';
import { describeNetwork } from './network';
import { buildNetwork } from '.';
import { fixedPerExample, multiplyAdds, usesPerExample } from './multiply-adds';

const all = (layers: readonly Layer[], inputShape: readonly number[], classes: number): number => {
  const network = describeNetwork(inputShape, classes, layers);
  return multiplyAdds(network, remainingByParameter(network.parameters, denseMasks(network.parameters)));
};
const conv = (filters: number, stride = 1): Layer => ({
  kind: 'conv',
  filters,
  size: 3,
  stride,
  padding: 'same',
  bias: true,
});
const dense = (units: number): Layer => ({ kind: 'dense', units });
const relu: Layer = { kind: 'relu' };
const pool: Layer = { kind: 'max-pool', size: 2, stride: 2 };

describe('multiply-adds per example', () => {
  it('of a fully connected network are its weights', () => {
    const layers = [{ kind: 'flatten' } as const, dense(300), relu, dense(100), relu, dense(10)];
    expect(all(layers, [28, 28, 1], 10)).toBe(266_200);
  });
  it('of a convolution are its weights times the places of its window', () => {
    const layers = [conv(64), relu, conv(64), relu, pool, { kind: 'flatten' } as const, dense(256), relu, dense(10)];
    // Conv-2 with one hidden dense layer: 32 × 32 places for both convolutions
    expect(all(layers, [32, 32, 3], 10)).toBe(1024 * (27 * 64 + 576 * 64) + 16_384 * 256 + 2_560);
  });
  it('follow body and shortcut of a residual block, and strides', () => {
    const block: Layer = {
      kind: 'residual',
      body: [conv(8, 2), { kind: 'batch-norm' }, relu, conv(8)],
      shortcut: [conv(8, 2)],
    };
    const layers = [block, { kind: 'global-average-pool' } as const, dense(2)];
    expect(all(layers, [8, 8, 4], 2)).toBe(16 * (36 * 8 + 72 * 8 + 36 * 8) + 16);
  });
  it('of attention with values do not fall with the weights', () => {
    const settings = { architecture: 'transformer', widths: [], activation: 'relu' } as const;
    const network = buildNetwork(settings, [32], 23);
    // two blocks; of each position with itself and those before it, q·k and the weighted values of 32 units
    expect(fixedPerExample(network)).toBe(2 * 32 * 33 * 32);
    const sizes = remainingByParameter(network.parameters, denseMasks(network.parameters));
    expect(multiplyAdds(network, sizes)).toBe(32 * 25_312 + 2 * 32 * 33 * 32);
  });
  it('are none of what is only added, or applied per channel', () => {
    const network = describeNetwork([4, 4, 1], 2, [
      conv(2),
      { kind: 'batch-norm' },
      { kind: 'global-average-pool' },
      dense(2),
    ]);
    expect(usesPerExample(network)).toEqual([16, 0, 0, 0, 0, 0, 1, 0]);
  });
});
