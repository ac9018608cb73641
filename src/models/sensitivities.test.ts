/** What scores before training come to in networks, with values worked out by hand. */
import { describe, expect, test } from 'vitest';
import { initialize } from '../lottery/initializers';
import { countKept, denseMasks, type Masks } from '../lottery/masks';
import type { Numbers } from '../lottery/numbers';
import type { ParameterSpec, Weights } from '../lottery/parameters';
import { prune } from '../lottery/pruning';
import { stream } from '../lottery/random/stream';
import { sensitivities } from '../lottery/sensitivities';
import { scoreInPasses } from '../lottery/sensitivity-passes';
import { finish } from '../lottery/slices';
import { describeNetwork, type Network } from './network';
import { forward } from './reference';
import { softmax } from './softmax';
import { probeOf, type LabelledExamples } from './probe';
import { isConnected } from './wiring';

const dense = (inputs: number, ...units: readonly number[]): Network =>
  describeNetwork(
    [inputs],
    units[units.length - 1],
    units.flatMap((width, at) => [
      ...(at > 0 ? [{ kind: 'relu' } as const] : []),
      { kind: 'dense', units: width } as const,
    ]),
  );
const kernels = ({ parameters }: Network): number[] => parameters.flatMap((spec, at) => (spec.prunable ? [at] : []));
const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

const flow = (network: Network, theta: Numbers): Numbers =>
  finish(sensitivities.get('synflow').of(theta, probeOf(network, null, 1), denseMasks(network.parameters)));

/** Masks with so many weights, cut over everything after so many passes. */
function cutTo(
  network: Network,
  theta0: Weights,
  id: string,
  kept: number,
  passes: number,
  probe = probeOf(network, null, 1),
) {
  const { parameters: specs } = network;
  const scored = finish(scoreInPasses({ specs, sensitivity: sensitivities.get(id), theta0, probe, passes, kept }));
  return { ...scored, masks: prune(denseMasks(specs), scored.scores, [{ parameters: kernels(network), kept }]) };
}
const left = (masks: Masks): number => masks.reduce((total, mask) => total + (mask ? countKept(mask) : 0), 0);

describe('SynFlow by hand: 2-2-1, |W¹| = [[1, 2], [3, 4]], |W²| = [[1], [2]]', () => {
  const network = dense(2, 2, 1);
  const theta0 = [[1, -2, 3, 4], [0, 0], [-1, 2], [0]].map((values) => Float32Array.from(values));

  test('R = 4·1 + 6·2 = 16 is the sum of each layer; a unit has as much behind it as before it', () => {
    const [first, , second] = flow(
      network,
      theta0.map((values) => Float64Array.from(values)),
    );
    expect([...first]).toEqual([1, 4, 3, 8]);
    expect([...second]).toEqual([4, 12]);
    expect([first[0] + first[2], first[1] + first[3]]).toEqual([...second]);
  });

  test('cut to three, the first of two 4s goes; the next pass has R = 8, and W²[0] goes', () => {
    const { masks, scores, passes } = cutTo(network, theta0, 'synflow', 3, 1);
    expect([masks[0], masks[2]]).toEqual([Uint8Array.of(0, 0, 0, 1), Uint8Array.of(1, 1)]);
    expect(passes).toEqual([{ sums: [16, 16], remaining: [4, 2] }]);
    expect([...(scores[0] ?? [])]).toEqual([1 / 32, 4 / 32, 3 / 32, 8 / 32]);
    const rest = theta0.map((values, at) =>
      Float64Array.from(values, (value, weight) => (masks[at]?.[weight] === 0 ? 0 : value)),
    );
    const [first, , second] = flow(network, rest);
    expect([[...first], [...second]]).toEqual([
      [0, 0, 0, 8],
      [0, 8],
    ]);
    const found = [Float32Array.from(first), null, Float32Array.from(second), null];
    const next = prune(masks, found, [{ parameters: kernels(network), kept: 2 }]);
    expect([next[0], next[2]]).toEqual([Uint8Array.of(0, 0, 0, 1), Uint8Array.of(0, 1)]);
  });
});

describe('SynFlow', () => {
  test('collapses 50-2-1 in one pass, and not in many', () => {
    const network = dense(50, 2, 1);
    const ones = network.parameters.map(({ shape, kind }) =>
      new Float32Array(shape.reduce((a, b) => a * b)).fill(kind === 'bias' ? 0 : 1),
    );
    const once = cutTo(network, ones, 'synflow', 2, 1);
    expect(once.passes[0].sums).toEqual([100, 100]);
    expect(once.masks.map((mask) => mask && countKept(mask))).toEqual([0, null, 2, null]);
    expect(cutTo(network, ones, 'synflow', 2, 50).masks.map((mask) => mask && countKept(mask))).toEqual([
      1,
      null,
      1,
      null,
    ]);
  });

  const lenet = dense(784, 300, 100, 10);
  const glorot = { initializer: 'glorot-normal', standardDeviation: 0.1 };
  /** Chains of three layers, 2 to 11 wide. */
  const draws = (count: number) => {
    const random = stream(3, 'widths');
    return Array.from({ length: count }, (_, draw) => {
      const [a, b, c, d] = Array.from({ length: 4 }, () => 2 + Math.floor(10 * random.uniform()));
      const network = dense(a, b, c, d);
      return { network, theta0: initialize(network.parameters, glorot, draw, 'initialization', 0) };
    });
  };
  const leads = (network: Network, masks: Masks): boolean =>
    isConnected(
      network,
      masks.map((mask) => mask?.map((bit) => 1 - bit) ?? null),
    );
  test('what flows is conserved: all layers of LeNet-300-100 have one sum, units as much behind as before', () => {
    const theta = initialize(lenet.parameters, glorot, 0, 'initialization', 0).map((values) =>
      Float64Array.from(values),
    );
    const scores = flow(lenet, theta);
    const sizes = theta.map((values) => values.map(Math.abs));
    const whole = sum(forward(lenet, sizes, new Float64Array(784).fill(1), 1)); // R
    for (const at of [0, 2, 4]) expect(Math.abs(sum(scores[at]) / whole - 1)).toBeLessThan(1e-12);
    const widths = [784, 300, 100, 10];
    for (const hidden of [1, 2]) {
      const [before, units, behind] = widths.slice(hidden - 1);
      const [incoming, outgoing] = [scores[2 * hidden - 2], scores[2 * hidden]];
      let largest = 0;
      for (let unit = 0; unit < units; unit += 1) {
        let into = 0;
        for (let input = 0; input < before; input += 1) into += incoming[input * units + unit];
        const outOf = sum(outgoing.subarray(unit * behind, (unit + 1) * behind));
        largest = Math.max(largest, Math.abs(into - outOf));
      }
      expect(largest).toBeLessThan(1e-8 * whole);
    }
  });

  test('with a shortcut, or with tanh, layers have sums of their own', () => {
    const unit = { kind: 'dense', units: 4 } as const;
    const relu = { kind: 'relu' } as const;
    const chain = describeNetwork([4], 4, [unit, relu, unit, relu, unit]);
    const curved = describeNetwork([4], 4, [unit, { kind: 'tanh' }, unit, { kind: 'tanh' }, unit]);
    const residual = { kind: 'residual', body: [unit, relu, unit], shortcut: [] } as const;
    const around = describeNetwork([4], 4, [unit, relu, residual, relu, unit]);
    const spread = (network: Network): number => {
      const theta = initialize(network.parameters, glorot, 1, 'initialization', 0);
      const scores = flow(
        network,
        theta.map((values) => Float64Array.from(values)),
      );
      const sums = kernels(network).map((at) => sum(scores[at]));
      return Math.max(...sums) / Math.min(...sums);
    };
    expect(spread(chain)).toBeCloseTo(1, 12);
    expect(spread(curved)).toBeGreaterThan(1.2);
    expect(spread(around)).toBeGreaterThan(1.2);
  });

  test('one weight at a time, no network falls apart before it has a weight a layer (Theorem 3)', () => {
    for (const { network, theta0 } of draws(4)) {
      const { parameters: specs } = network;
      const probe = probeOf(network, null, 1);
      const budget = (kept: number) => [{ parameters: kernels(network), kept }];
      let masks = denseMasks(specs);
      for (let kept = left(masks) - 1; kept >= 3; kept -= 1) {
        const theta = theta0.map((values, at) =>
          Float64Array.from(values, (value, weight) => (masks[at]?.[weight] === 0 ? 0 : value)),
        );
        const scores = finish(sensitivities.get('synflow').of(theta, probe, masks)).map((values, at) =>
          specs[at].prunable ? Float32Array.from(values) : null,
        );
        masks = prune(masks, scores, budget(kept));
      }
      expect([left(masks), leads(network, masks)]).toEqual([3, true]); // and so at every step: nothing comes back
    }
  });

  test('in 100 passes to three weights these networks hold, too; in one pass hardly any does', () => {
    const connectedAfter = (passes: number): number =>
      draws(6).filter(({ network, theta0 }) => leads(network, cutTo(network, theta0, 'synflow', 3, passes).masks))
        .length;
    expect(connectedAfter(100)).toBe(6);
    expect(connectedAfter(1)).toBeLessThan(3);
  });
});

describe('scores of examples', () => {
  const network = dense(6, 8, 5, 3);
  const { parameters: specs } = network;
  const random = stream(5, 'examples');
  const examples: LabelledExamples = {
    inputs: Float32Array.from({ length: 60 }, () => random.uniform()),
    labels: Uint8Array.from({ length: 10 }, (_, at) => at % 3),
    count: 10,
  };
  const theta0 = initialize(specs, { initializer: 'glorot-normal', standardDeviation: 0.1 }, 4, 'initialization', 0);
  const theta = theta0.map((values) => Float64Array.from(values));
  const probe = probeOf(network, examples, 200);
  const snip = (of: Numbers): Numbers => finish(sensitivities.get('snip').of(of, probe, denseMasks(specs)));

  test('SNIP: with their signs the sums of all layers are equal, without them they are not', () => {
    const gradient = finish(probe.gradient(theta));
    const signed = kernels(network).map((at) =>
      gradient[at].reduce((total, slope, weight) => total + slope * theta[at][weight], 0),
    );
    // with zero biases, mean ⟨∂L/∂z, z⟩ of the logits z
    const logits = forward(network, theta, examples.inputs, examples.count);
    const product = sum(
      logits.map((logit, at) => {
        const [row, label] = [Math.floor(at / 3), at % 3];
        const slope = softmax(logits.subarray(row * 3, row * 3 + 3))[label] - Number(examples.labels[row] === label);
        return (slope * logit) / examples.count;
      }),
    );
    for (const own of signed) expect(Math.abs(own / product - 1)).toBeLessThan(1e-12);
    const sizes = kernels(network).map((at) => sum(snip(theta)[at]));
    expect(sizes[1] / sizes[0]).not.toBeCloseTo(1, 1);
  });

  test('SNIP: scores are told in parts of their sum', () => {
    const { scores } = cutTo(network, theta0, 'snip', 9, 1, probe);
    const all = scores.reduce((total, values) => total + (values ? sum(Float64Array.from(values)) : 0), 0);
    expect(all).toBeCloseTo(1, 6);
  });

  test.each(['snip', 'synflow'])('%s: a layer times 4 and the next divided by 4 leave it as it was', (id) => {
    const scaled = theta.map((values, at) =>
      values.map((value) => (at === 0 ? value * 4 : at === 2 ? value / 4 : value)),
    );
    const of = (numbers: Numbers): Numbers => finish(sensitivities.get(id).of(numbers, probe, denseMasks(specs)));
    const [before, after] = [of(theta), of(scaled)];
    for (const at of kernels(network)) {
      for (const [weight, score] of before[at].entries()) expect(after[at][weight]).toBeCloseTo(score, 12);
    }
  });

  test.each(sensitivities.all.map(({ id }) => id))('%s: what has gone in a pass never comes back', (id) => {
    const { scores, passes } = cutTo(network, theta0, id, 9, 5, probe);
    // 103 weights: 103 · (9 / 103)^(n / 5)
    const counts = [103, 63, 39, 24, 15];
    expect(passes.map(({ remaining }) => remaining.reduce((a, b) => a + b, 0))).toEqual(counts);
    const all = scores.flatMap((values) => [...(values ?? [])]);
    for (const pass of [1, 2, 3, 4]) {
      const gone = all.filter((score) => score === -1 - (5 - pass));
      expect(gone).toHaveLength(counts[pass - 1] - counts[pass]);
    }
    expect(Math.min(...all.filter((score) => score > -2))).toBeGreaterThanOrEqual(-1);
  });

  test.each(sensitivities.all.map(({ id }) => id))('%s: finite, the same twice, its inputs left alone', (id) => {
    const of = (): Numbers => finish(sensitivities.get(id).of(theta, probe, denseMasks(specs)));
    const scores = of();
    expect(scores.map(({ length }) => length)).toEqual(theta0.map(({ length }) => length));
    expect(scores.every((values) => values.every(Number.isFinite))).toBe(true);
    expect(of()).toEqual(scores);
    expect(theta).toEqual(theta0.map((values) => Float64Array.from(values)));
  });
});

test('GraSP by hand: L = ½(θx − y)² at x = 1, g = θ − y, H = 1: θ·H·g of three such models; the lowest goes first', () => {
  const specs: ParameterSpec[] = [
    { name: '1/kernel', layer: 1, kind: 'dense', shape: [3], fanIn: 1, fanOut: 1, prunable: true },
  ];
  const [theta, y] = [Float64Array.of(2, -1, 2), [1, 1, 3]];
  const none = function* () {
    yield 1;
    return [];
  };
  const probe = {
    gradient: none,
    flow: none,
    activations: none,
    *hessianGradient([of]: Numbers) {
      yield 1;
      return [of.map((value, at) => value - y[at])];
    },
  };
  const masks = denseMasks(specs);
  const scores = finish(sensitivities.get('grasp').of([theta], probe, masks));
  expect(scores).toEqual([Float64Array.of(2, 2, -2)]);
  const kept = prune(masks, [Float32Array.from(scores[0])], [{ parameters: [0], kept: 2 }]);
  expect(kept).toEqual([Uint8Array.of(1, 1, 0)]);
});
