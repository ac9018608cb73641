import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countKept, weightsRemaining, type Masks } from './masks';
import { isKernel, sizeOf, type ParameterSpec } from './parameters';
import { stream } from './random/stream';
import { budgetsOf, plannedRemaining, prune, pruneCount, rateOf, type PruningRates, type Scope } from './pruning';
import { networkOn } from '../experiment/network';
import { experimentOf } from '../experiment/preset';
import { presets } from '../experiment/presets';
import { buildNetwork } from '../models';
import { countTrainable, type Network } from '../models/network';

const dense = (size: number): ParameterSpec => ({
  name: '1/kernel',
  layer: 1,
  kind: 'dense',
  shape: [size],
  fanIn: size,
  fanOut: 1,
  prunable: true,
});
const half = { rate: 0.5, outputRate: null };
const lenet = buildNetwork(
  { architecture: 'fully-connected', widths: [300, 100], activation: 'relu' },
  [28, 28, 1],
  10,
);

/** The network that a ready experiment trains, and not one of the same sizes. */
function policyOf(set: string): Network {
  const preset = presets.find(({ id }) => id === set);
  if (!preset) throw new Error(`There is no ready experiment for ${set}.`);
  return networkOn(experimentOf(preset), null);
}

const weightsIn = ({ parameters }: Network): number =>
  parameters.filter(isKernel).reduce((sum, { shape }) => sum + sizeOf(shape), 0);

/** One level from masks of any kind. */
const pruneBy = (
  specs: readonly ParameterSpec[],
  masks: Masks,
  scores: readonly (Float32Array | null)[],
  rates: PruningRates,
  scope: Scope,
): Masks => {
  const survivors = masks.map((mask) => (mask ? countKept(mask) : 0));
  return prune(masks, scores, budgetsOf(specs, rates, scope, 1, survivors)[0]);
};

const pruneOne = (scores: number[], kept: number[], rate: number): number[] => {
  const masks: Masks = [Uint8Array.from(kept)];
  const rates = { rate, outputRate: null };
  return [...(pruneBy([dense(scores.length)], masks, [Float32Array.from(scores)], rates, 'layerwise')[0] ?? [])];
};

describe('exact pruning (trap 4)', () => {
  it('drops the k lowest', () => {
    expect(pruneOne([3, 1, 2, 4], [1, 1, 1, 1], 0.5)).toEqual([1, 0, 0, 1]);
  });
  it('breaks ties by position and never prunes one too many', () => {
    expect(pruneOne([1, 1, 1, 1, 1], [1, 1, 1, 1, 1], 0.4)).toEqual([0, 0, 1, 1, 1]);
    expect(pruneOne([0, 0, 0, 0], [1, 1, 1, 1], 0.5)).toEqual([0, 0, 1, 1]);
    expect(pruneOne([-0, 0, -0, 0], [1, 1, 1, 1], 0.5)).toEqual([0, 0, 1, 1]);
  });
  it('leaves pruned entries out of the ranking (trap 3)', () => {
    expect(pruneOne([0, 0, 5, 4, 3, 2], [0, 0, 1, 1, 1, 1], 0.5)).toEqual([0, 0, 1, 1, 0, 0]);
  });
  it('ranks negative scores below positive ones and keeps NaN', () => {
    expect(pruneOne([-1, 2, -3, NaN], [1, 1, 1, 1], 0.5)).toEqual([0, 1, 0, 1]);
  });
  it('rounds k to the nearest whole', () => {
    expect(pruneCount(0.35, 1000)).toBe(350);
    expect(pruneCount(0.2, 128)).toBe(26); // 25.6
    expect(pruneCount(0.2, 1)).toBe(0);
  });

  const cases = fc.record({
    entries: fc.array(
      fc.record({ score: fc.oneof(fc.constantFrom(0, 1, -1), fc.float({ noNaN: true })), kept: fc.boolean() }),
      { maxLength: 60 },
    ),
    rate: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  it('matches sorting by (score, index), for any scores and masks', () => {
    fc.assert(
      fc.property(cases, ({ entries, rate }) => {
        const scores = entries.map(({ score }) => Math.fround(score));
        const kept = entries.map((entry) => Number(entry.kept));
        const survivors = kept.flatMap((bit, at) => (bit ? [at] : []));
        const gone = survivors
          .toSorted((a, b) => scores[a] - scores[b] || a - b)
          .slice(0, Math.round(rate * survivors.length));
        const expected = kept.map((bit, at) => (gone.includes(at) ? 0 : bit));
        expect(pruneOne(scores, kept, rate)).toEqual(expected);
      }),
    );
  });

  it('matches it for thousands of weights, whose cut is counted and not sorted', () => {
    const random = stream(1, 'pruning');
    const scores = Array.from({ length: 10_000 }, () => Math.fround((random.below(4_000) - 2_000) / 7));
    const kept = scores.map(() => Number(random.below(10) > 0));
    const survivors = kept.flatMap((bit, at) => (bit ? [at] : []));
    expect(survivors.length).toBeGreaterThan(8_000);
    for (const rate of [0.01, 0.35, 1]) {
      const order = survivors.toSorted((a, b) => scores[a] - scores[b] || a - b);
      const gone = new Set(order.slice(0, Math.round(rate * survivors.length)));
      expect(pruneOne(scores, kept, rate)).toEqual(kept.map((bit, at) => (gone.has(at) ? 0 : bit)));
    }
  });
});

describe('rates and scopes', () => {
  it('prunes the output layer at half the rate unless it has its own', () => {
    const [first, output] = lenet.parameters.filter((spec) => spec.prunable && spec.layer !== 2);
    expect(rateOf(first, { rate: 0.2, outputRate: null })).toBe(0.2);
    expect(rateOf(output, { rate: 0.2, outputRate: null })).toBe(0.1);
    expect(rateOf(output, { rate: 0.2, outputRate: 0.18 })).toBe(0.18);
  });
  it('prunes convolutions at their own rate, or at the common one', () => {
    const conv = { ...dense(8), kind: 'conv' as const };
    expect(rateOf(conv, { rate: 0.2, outputRate: null })).toBe(0.2);
    expect(rateOf(conv, { rate: 0.2, convRate: null, outputRate: null })).toBe(0.2);
    expect(rateOf(conv, { rate: 0.2, convRate: 0.15, outputRate: null })).toBe(0.15);
    expect(rateOf(dense(8), { rate: 0.2, convRate: 0.15, outputRate: null })).toBe(0.2);
  });
  it('ranks convolutions apart under global scope where they have a rate of their own', () => {
    const specs = [
      { ...dense(4), kind: 'conv' as const },
      dense(4),
      { ...dense(4), kind: 'shortcut' as const, prunable: false },
    ];
    const masks: Masks = [Uint8Array.of(1, 1, 1, 1), Uint8Array.of(1, 1, 1, 1), null];
    const scores = [Float32Array.of(1, 2, 3, 4), Float32Array.of(5, 6, 7, 8), null];
    const kept = (convRate: number | null) =>
      pruneBy(specs, masks, scores, { rate: 0.5, convRate, outputRate: 0 }, 'global').map((mask) => mask && [...mask]);
    expect(kept(null)).toEqual([[0, 0, 0, 0], [1, 1, 1, 1], null]);
    expect(kept(0.25)).toEqual([[0, 1, 1, 1], [0, 0, 1, 1], null]);
  });
  it('leaves an output layer with rate 0 and shortcuts whole under global scope, as in the paper', () => {
    const resnet = buildNetwork({ architecture: 'resnet-20', widths: [], activation: 'relu' }, [32, 32, 3], 10);
    const planned = plannedRemaining(resnet.parameters, { rate: 0.2, outputRate: 0 }, 'global', 2);
    const sumOf = (round: number, kind: string): number =>
      resnet.parameters.reduce((sum, spec, at) => sum + (spec.kind === kind ? planned[round][at] : 0), 0);
    expect([sumOf(2, 'output'), sumOf(2, 'shortcut')]).toEqual([640, 2_560]);
    expect(sumOf(1, 'conv')).toBeCloseTo(267_696 - 53_539, 6); // round(0.2 · 267,696)
    // all kernels are the denominator (trap 12)
    expect(weightsRemaining(resnet.parameters, planned[1])).toBeCloseTo((270_896 - 53_539) / 270_896, 12);
  });
  it('ranks the output layer with all others where everything is one group, and no layer has a rate of its own', () => {
    const specs = [{ ...dense(4), kind: 'conv' as const }, dense(4), { ...dense(4), kind: 'output' as const }];
    const masks: Masks = specs.map(() => Uint8Array.of(1, 1, 1, 1));
    const scores = [Float32Array.of(1, 2, 3, 4), Float32Array.of(5, 6, 7, 8), Float32Array.of(0, 0, 9, 9)];
    const next = pruneBy(specs, masks, scores, { rate: 0.5, convRate: 0.1, outputRate: 0 }, 'everything');
    expect(next.map((mask) => [...(mask ?? [])])).toEqual([
      [0, 0, 0, 0],
      [1, 1, 1, 1],
      [0, 0, 1, 1],
    ]);
  });
  it.each([
    ['cartpole', 4_544, 4_675],
    ['catch', 10_752, 10_884],
  ])('counts the weights of the policy that acts in %s, its value among the outputs', (set, weights, trainable) => {
    const network = policyOf(set);
    expect([weightsIn(network), countTrainable(network)]).toEqual([weights, trainable]);
  });
  it('leaves a policy of 4-64-64-3 as many weights in all as its measurements had', () => {
    const { parameters } = policyOf('cartpole');
    const planned = plannedRemaining(parameters, { rate: 0.4, outputRate: null }, 'everything', 6);
    const left = planned.map((counts) =>
      Math.round(counts.reduce((sum, count, at) => sum + (isKernel(parameters[at]) ? count : 0), 0)),
    );
    // 40 % a round; the last five are sums over the layers of a measured ticket
    expect(left).toEqual([
      4_544,
      184 + 2_403 + 139,
      118 + 1_405 + 113,
      90 + 799 + 93,
      68 + 446 + 75,
      43 + 251 + 59,
      31 + 133 + 48,
    ]);
  });
  it('ranks hidden layers together under global scope, the output layer apart', () => {
    const specs = [dense(4), dense(4), { ...dense(4), kind: 'output' as const }];
    const masks: Masks = specs.map(() => Uint8Array.of(1, 1, 1, 1));
    const scores = [Float32Array.of(1, 2, 3, 4), Float32Array.of(5, 6, 7, 8), Float32Array.of(0, 0, 9, 9)];
    const next = pruneBy(specs, masks, scores, half, 'global');
    expect(next.map((mask) => [...(mask ?? [])])).toEqual([
      [0, 0, 0, 0],
      [1, 1, 1, 1],
      [0, 1, 1, 1],
    ]);
    expect(masks.every((mask) => mask && countKept(mask) === 4)).toBe(true); // not changed in place
  });
});

describe('weights remaining of LeNet-300-100 (SCIENCE §1, the axis of the paper)', () => {
  // 20 % per round, output layer 10 %
  const planned = plannedRemaining(lenet.parameters, { rate: 0.2, outputRate: 0.1 }, 'layerwise', 16);
  const percent = (round: number): number => 100 * weightsRemaining(lenet.parameters, planned[round]);
  it.each([
    [0, 100],
    [3, 51.28],
    [7, 21.07],
    [9, 13.52],
    [15, 3.58],
    [16, 2.87],
  ])('after %i rounds %f %%', (round, expected) => expect(percent(round)).toBeCloseTo(expected, 2));
  const after = (architecture: string, convRate: number, round: number): number => {
    const { parameters } = buildNetwork({ architecture, widths: [], activation: 'relu' }, [32, 32, 3], 10);
    const rates = { rate: 0.2, convRate, outputRate: 0.1 };
    return 100 * weightsRemaining(parameters, plannedRemaining(parameters, rates, 'layerwise', round)[round]);
  };
  it.each([
    ['conv-2', 0.1, 11, 8.81],
    ['conv-2', 0.1, 14, 4.575],
    ['conv-4', 0.1, 11, 11.06],
    ['conv-4', 0.1, 12, 9.18],
  ] as const)('%s, convolutions %f a round: after %i rounds %f %%', (architecture, convRate, round, expected) =>
    expect(after(architecture, convRate, round)).toBeCloseTo(expected, 2),
  );
  it('counts kernels only: 266,200, not biases (trap 12)', () => {
    expect(planned[0].reduce((a, b) => a + b, 0)).toBe(266_610);
    const oneLeft = planned[0].map((_, index) => (index === 0 ? 2_662 : 0));
    expect(weightsRemaining(lenet.parameters, oneLeft)).toBeCloseTo(0.01, 12);
  });
});
