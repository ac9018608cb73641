import { describe, expect, it } from 'vitest';
import { isKernel, sizeOf } from '../lottery/parameters';
import { stream } from '../lottery/random/stream';
import { buildNetwork } from '.';
import { looking } from './architectures';
import { INPUT, type Layer } from './layer';
import { describeNetwork, type Network } from './network';
import { forward } from './reference';
import { isConnected, wiringOf } from './wiring';

const conv = (filters: number): Layer => ({ kind: 'conv', filters, size: 3, stride: 1, padding: 'same', bias: true });
const dense = (units: number): Layer => ({ kind: 'dense', units });
const none: (Uint8Array | null)[] = [];

/** Everything is left but what is named. */
const pruned = (network: Network, ...gone: readonly (readonly [parameter: number, at: (index: number) => boolean])[]) =>
  network.parameters.map((spec, parameter) => {
    const own = gone.filter(([other]) => other === parameter);
    if (own.length === 0) return null;
    return Uint8Array.from({ length: sizeOf(spec.shape) }, (_, index) => (own.some(([, at]) => at(index)) ? 1 : 0));
  });
const all = () => true;

describe('wiring', () => {
  it('follows a chain through pooling and flattening', () => {
    const network = describeNetwork([4, 4, 2], 3, [
      conv(5),
      { kind: 'relu' },
      { kind: 'max-pool', size: 2, stride: 2 },
      { kind: 'flatten' },
      dense(3),
    ]);
    expect(wiringOf(network)).toEqual({
      kernels: [
        { parameter: 0, reads: [{ kernel: INPUT, channels: 2 }] },
        { parameter: 2, reads: [{ kernel: 0, channels: 5 }] },
      ],
      output: [{ kernel: 1, channels: 3 }],
    });
  });

  it('adds up what residual blocks add, and keeps the channels a padding has added apart', () => {
    const network = describeNetwork([4, 4, 1], 2, [
      conv(2),
      { kind: 'residual', body: [conv(2), conv(2)], shortcut: [] },
      { kind: 'residual', body: [conv(4)], shortcut: [{ kind: 'pad-channels', channels: 4 }] },
      { kind: 'global-average-pool' },
      dense(2),
    ]);
    const { kernels } = wiringOf(network);
    expect(kernels.map(({ reads }) => reads.map(({ kernel, channels }) => [kernel, channels]))).toEqual([
      [[INPUT, 1]],
      [[0, 2]],
      [[1, 2]],
      [
        [2, 2],
        [0, 2],
      ],
      [
        [3, 4],
        [2, 4],
        [0, 4],
      ],
    ]);
  });

  it.each(looking.map(({ id }) => [id]))(
    'of %s: every kernel reads something before it, in the order of the parameters',
    (id) => {
      const network = buildNetwork(
        { architecture: id, widths: [4], activation: 'relu', filters: 2, denseWidths: [4], shortcut: 'projection' },
        [32, 32, 3],
        10,
      );
      const { kernels, output } = wiringOf(network);
      expect(kernels.map(({ parameter }) => parameter)).toEqual(
        network.parameters.flatMap((spec, parameter) => (isKernel(spec) ? [parameter] : [])),
      );
      kernels.forEach(({ reads }, at) => {
        expect(reads.length).toBeGreaterThan(0);
        for (const { kernel } of reads) expect(kernel).toBeLessThan(at);
      });
      expect(output.map(({ kernel }) => kernel)).toEqual([kernels.length - 1]);
      expect(isConnected(network, none)).toBe(true);
    },
  );
});

describe('a path from inputs to outputs', () => {
  const chain = describeNetwork([2], 2, [dense(2), { kind: 'relu' }, dense(2)]);
  it('is cut by a layer without weights', () => {
    expect(isConnected(chain, pruned(chain, [2, all]))).toBe(false);
    expect(isConnected(chain, pruned(chain, [2, (index) => index > 0]))).toBe(true);
  });
  it('is cut where no weight out of a unit follows one into it, though every layer has some', () => {
    // [in, out]: only input 0 → unit 0, and only unit 1 → output 0
    const crossed = pruned(chain, [0, (index) => index !== 0], [2, (index) => index !== 2]);
    expect(isConnected(chain, crossed)).toBe(false);
    const met = pruned(chain, [0, (index) => index !== 1], [2, (index) => index !== 2]);
    expect(isConnected(chain, met)).toBe(true);
  });
  it('goes round a block through its shortcut, and not through channels of zeros', () => {
    const block: Layer = { kind: 'residual', body: [conv(4)], shortcut: [{ kind: 'pad-channels', channels: 4 }] };
    const network = describeNetwork([4, 4, 2], 2, [block, { kind: 'global-average-pool' }, dense(2)]);
    expect(isConnected(network, pruned(network, [0, all]))).toBe(true);
    // [in, out]: the first two of the four channels that the dense layer reads are the input's
    expect(isConnected(network, pruned(network, [0, all], [2, (index) => index < 4]))).toBe(false);
    expect(isConnected(network, pruned(network, [0, all], [2, (index) => index >= 4]))).toBe(true);
    const stem = describeNetwork([4, 4, 2], 2, [conv(2), block, { kind: 'global-average-pool' }, dense(2)]);
    expect(isConnected(stem, pruned(stem, [2, all], [4, (index) => index < 4]))).toBe(false);
    expect(isConnected(stem, pruned(stem, [2, all], [4, (index) => index >= 4]))).toBe(true);
  });

  it('exists exactly where the answer depends on the input: 200 random sparse networks', () => {
    const network = describeNetwork([3], 2, [dense(3), dense(3), dense(2)]); // linear: no unit can sleep
    const random = stream(1, 'paths');
    let cut = 0;
    for (let draw = 0; draw < 200; draw += 1) {
      const masks = network.parameters.map((spec) =>
        isKernel(spec) ? Uint8Array.from({ length: sizeOf(spec.shape) }, () => (random.below(10) < 7 ? 1 : 0)) : null,
      );
      // positive weights never cancel
      const weights = network.parameters.map((spec, parameter) =>
        Float32Array.from({ length: sizeOf(spec.shape) }, (_, at) => (masks[parameter]?.[at] === 1 ? 0 : 1)),
      );
      const [zeros, ones] = [0, 1].map((value) => forward(network, weights, new Float32Array(3).fill(value), 1));
      const depends = zeros.some((logit, at) => logit !== ones[at]);
      expect(isConnected(network, masks)).toBe(depends);
      if (!depends) cut += 1;
    }
    expect(cut).toBeGreaterThan(20);
    expect(cut).toBeLessThan(180);
  });
});
