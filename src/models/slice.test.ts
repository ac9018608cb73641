import { expect, describe, it } from 'vitest';
import { buildNetwork } from '.';
import { applyMasks, denseMasks, remainingByParameter } from '../lottery/masks';
import { isKernel, sizeOf, type Weights } from '../lottery/parameters';
import { stream, type RandomStream } from '../lottery/random/stream';
import { countUnits, smallerSpecs, unitsLeft, unitsOfCounts, withoutUnits, type UnitsLeft } from '../lottery/units';
import { looking } from './architectures';
import type { Network } from './network';
import { describeNetwork, nodesOf, withInner } from './network';
import { forward, reference, type Mode } from './reference';
import { slice } from './slice';
import { unitsOf } from './units';

const built = (architecture: string, shortcut: 'projection' | 'parameter-free' = 'projection'): Network =>
  buildNetwork(
    { architecture, widths: [6, 5], activation: 'relu', filters: 2, denseWidths: [6], shortcut },
    [16, 16, 2],
    3,
  );

/** Numbers everywhere, so that nothing is 0 or 1 by chance; variances above 0. */
const drawn = ({ parameters }: Network, random: RandomStream): Weights =>
  parameters.map(({ shape, kind, fanIn }) =>
    Float32Array.from({ length: sizeOf(shape) }, () =>
      kind === 'variance' ? 0.5 + random.uniform() : random.normal() / Math.sqrt(fanIn),
    ),
  );

const drawnUnits = (network: Network, random: RandomStream): UnitsLeft =>
  unitsOf(network).map(({ units }) => {
    const left = Uint8Array.from({ length: units }, () => (random.below(2) === 0 ? 1 : 0));
    left[random.below(units)] = 1;
    return left;
  });

const largestGap = (a: Float64Array, b: Float64Array): number =>
  a.reduce((gap, value, at) => Math.max(gap, Math.abs(value - b[at])), 0);

describe.each(looking.map(({ id }) => id))('%s without some of its units', (id) => {
  const random = stream(1, 'slice', id);
  const network = built(id);
  const { parameters } = network;
  const groups = unitsOf(network);
  const left = drawnUnits(network, random);
  const masks = withoutUnits(parameters, groups, denseMasks(parameters), left);
  const weights = applyMasks(drawn(network, random), masks);
  const small = slice(network, masks);
  const inputs = Float32Array.from({ length: 2 * sizeOf(network.inputShape) }, () => random.normal());

  it.each<Mode>(['evaluation', 'training'])('answers as it does with them masked: %s', (mode) => {
    const masked = forward(network, weights, inputs, 2, mode);
    const sliced = forward(small.network, small.take(weights), inputs, 2, mode);
    expect(largestGap(masked, sliced)).toBeLessThan(1e-5);
  });

  it('learns as it does with them masked', () => {
    const gradientsOf = (of: Network, its: Weights): Float64Array[] => {
      const { values, pull } = reference(of, its, inputs, 2, 'training');
      const found: Float64Array[] = [];
      pull(
        values.map((_, at) => Math.sin(at)),
        found,
      );
      return found;
    };
    const masked = gradientsOf(network, weights).map((values) => Float32Array.from(values));
    const sliced = gradientsOf(small.network, small.take(weights));
    small.take(masked).forEach((values, parameter) => {
      const most = values.reduce((far, value) => Math.max(far, Math.abs(value)), 1e-3);
      const gap = values.reduce((far, value, at) => Math.max(far, Math.abs(value - sliced[parameter][at])), 0);
      expect(gap / most).toBeLessThan(1e-5);
    });
  });

  it('has the units that are left, no more; kernels with fans of their own', () => {
    expect(unitsLeft(parameters, groups, masks)).toEqual(left);
    expect(unitsOfCounts(parameters, groups, remainingByParameter(parameters, masks))).toEqual(countUnits(left));
    const specs = smallerSpecs(parameters, groups, countUnits(left));
    expect(specs.map(({ shape }) => shape)).toEqual(small.network.parameters.map(({ shape }) => shape));
    expect(specs.filter(isKernel)).toEqual(small.network.parameters.filter(isKernel));
    expect(small.masks.every((mask) => !mask?.includes(0))).toBe(true);
    expect(groups.length).toBeGreaterThan(0);
  });

  it('gives every number back in its place', () => {
    const put = small.put(small.take(weights), weights);
    expect(put).toEqual(weights);
    const others = small.put(drawn(small.network, random), weights);
    expect(small.put(small.take(others), weights)).toEqual(others);
    expect(applyMasks(others, masks)).toEqual(others);
  });
});

it('masks of any form may be cut: what no weight leads on from makes no difference', () => {
  const random = stream(2, 'slice');
  const network = built('lenet-5');
  for (let draw = 0; draw < 20; draw += 1) {
    const masks = denseMasks(network.parameters).map((mask) => mask && mask.map(() => (random.below(8) === 0 ? 1 : 0)));
    const weights = applyMasks(drawn(network, random), masks);
    const small = slice(network, masks);
    const inputs = Float32Array.from({ length: sizeOf(network.inputShape) }, () => random.normal());
    const gap = largestGap(
      forward(network, weights, inputs, 1),
      forward(small.network, small.take(weights), inputs, 1),
    );
    expect(gap).toBeLessThan(1e-5);
  }
});

it('one unit of a layer is left, where none leads on', () => {
  const network = describeNetwork([2], 2, [{ kind: 'dense', units: 3 }, { kind: 'relu' }, { kind: 'dense', units: 2 }]);
  const small = slice(network, [new Uint8Array(6), null, new Uint8Array(6), null]);
  expect(small.network.parameters.map(({ shape }) => shape)).toEqual([[2, 1], [1], [1, 2], [2]]);
});

describe('units that may go', () => {
  const kernels = (network: Network): number[] => unitsOf(network).map(({ kernel }) => kernel);
  const firsts = (network: Network): number[] =>
    nodesOf(network)
      .flatMap(({ block: { body } }) => withInner(body).slice(0, 1))
      .map(({ parameters }) => parameters[0]);

  it.each(['resnet-20', 'resnet-56', 'resnet-110'])('%s: the first convolution of each block', (id) => {
    for (const shortcut of ['projection', 'parameter-free'] as const) {
      const network = built(id, shortcut);
      expect(kernels(network)).toEqual(firsts(network));
    }
  });
  it.each(['vgg-11', 'vgg-16-dense', 'conv-2', 'lenet-5', 'fully-connected'])('%s: all but outputs', (id) => {
    const network = built(id);
    const hidden = network.parameters.flatMap(({ kind }, at) => (kind === 'conv' || kind === 'dense' ? [at] : []));
    expect(kernels(network)).toEqual(hidden);
  });
  it('take their biases and batch-norm with them, and what reads them after a flattening', () => {
    const network = describeNetwork([4, 4, 1], 2, [
      { kind: 'conv', filters: 3, size: 3, stride: 1, padding: 'same', bias: true },
      { kind: 'batch-norm' },
      { kind: 'max-pool', size: 2, stride: 2 },
      { kind: 'flatten' },
      { kind: 'dense', units: 2 },
    ]);
    expect(unitsOf(network)).toEqual([{ kernel: 0, units: 3, vectors: [1, 2, 3, 4, 5], readers: [6] }]);
    const left = [Uint8Array.of(1, 0, 1)];
    const masks = withoutUnits(network.parameters, unitsOf(network), denseMasks(network.parameters), left);
    // four places of three channels, each read by two outputs
    expect(masks[6]).toEqual(Uint8Array.from({ length: 24 }, (_, at) => (Math.floor(at / 2) % 3 === 1 ? 0 : 1)));
  });
});
