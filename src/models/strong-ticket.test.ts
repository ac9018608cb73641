import { describe, expect, it } from 'vitest';
import { applyMasks, countKept } from '../lottery/masks';
import { sizeOf } from '../lottery/parameters';
import { stream } from '../lottery/random/stream';
import { closestSubset } from '../lottery/subset-sum';
import type { Layer } from './layer';
import { describeNetwork, type Network } from './network';
import { forward } from './reference';
import { isDenseRelu } from './dense-relu';
import { strongTicket } from './strong-ticket';

const relu: Layer = { kind: 'relu' };
const dense = (units: number): Layer => ({ kind: 'dense', units });
const chance = (n: number, draw = 0) => ({ n, seed: 7, draw });

const single = describeNetwork([1], 1, [dense(1)]);
const moons = describeNetwork([2], 2, [dense(8), relu, dense(8), relu, dense(2)]);
/** biases too */
const drawn = ({ parameters }: Network): Float32Array[] => {
  const random = stream(3, 'target');
  return parameters.map(({ shape }) => Float32Array.from({ length: sizeOf(shape) }, () => random.normal()));
};

describe('a random network that is pruned and never trained', () => {
  it('is one weight of .7: at x = ±1 the sums of the products that are closest to it', () => {
    const ticket = strongTicket(single, [Float32Array.of(0.7), Float32Array.of(0)], chance(6));
    const [first, bias, second] = ticket.weights;
    expect(ticket.network.layers).toEqual([dense(18), relu, dense(1)]);
    expect([...first].map(Math.sign)).toEqual([
      ...Array(6).fill(1),
      ...Array(6).fill(-1),
      ...first.slice(12).map(Math.sign),
    ]);
    const products = Float64Array.from(second, (u, at) => u * (at < 12 ? first[at] : bias[at]));
    const closest = [0, 6].map((from) => closestSubset(products.subarray(from, from + 6), Math.fround(0.7)));
    const left = applyMasks(ticket.weights, ticket.masks);
    expect(forward(ticket.network, left, Float32Array.of(1), 1)[0]).toBeCloseTo(closest[0].sum, 14);
    expect(forward(ticket.network, left, Float32Array.of(-1), 1)[0]).toBeCloseTo(-closest[1].sum, 14);
    expect(ticket.weightError).toBe(Math.max(closest[0].error, closest[1].error));
    // a bias of 0 is the sum of no products; each unit between reads one thing
    expect([...(ticket.masks[2] ?? [])]).toEqual([...closest[0].members, ...closest[1].members, 0, 0, 0, 0, 0, 0]);
    expect([...(ticket.masks[0] ?? [])]).toEqual([...Array(12).fill(1), ...Array(6).fill(0)]);
    expect([...(ticket.masks[1] ?? [])]).toEqual([...Array(12).fill(0), ...Array(6).fill(1)]);
  });

  it('is twice as deep, has 307 weights for each random unit of a 2-8-8-2 network, and keeps one into each unit', () => {
    const { network, masks, kept, all, weights } = strongTicket(moons, drawn(moons), chance(3));
    expect(network.layers).toEqual(
      [15, 8, 27, 8, 27, 2].flatMap((units, at) => (at ? [relu, dense(units)] : [dense(units)])),
    );
    expect(weights.map(({ length }) => length)).toEqual(network.parameters.map(({ shape }) => sizeOf(shape)));
    expect(all).toBe(307 * 3);
    const counts = masks.map((mask) => mask && countKept(mask));
    const [, , a, , , , b, , , , c] = counts;
    expect(counts).toEqual([12, 3, a, null, 24, 3, b, null, 24, 3, c, null]);
    expect(kept).toBe(23 * 3 + (a ?? 0) + (b ?? 0) + (c ?? 0));
  });

  it('answers as the trained network does, with enough random units', () => {
    const target = drawn(moons);
    const places = Float32Array.from({ length: 200 }, (_, at) => ((at * 37) % 41) / 10 - 2);
    const wanted = forward(moons, target, places, 100);
    const errorWith = (n: number): number => {
      const { network, weights, masks } = strongTicket(moons, target, chance(n));
      const found = forward(network, applyMasks(weights, masks), places, 100);
      return Math.max(...found.map((logit, at) => Math.abs(logit - wanted[at])));
    };
    expect(errorWith(1)).toBeGreaterThan(1);
    expect(errorWith(12)).toBeLessThan(1);
    expect(errorWith(18)).toBeLessThan(0.05);
  });

  it('is the same for the same seed and draw, another one for another draw', () => {
    const [one, same, other] = [0, 0, 1].map((draw) => strongTicket(moons, drawn(moons), chance(2, draw)));
    expect(same).toEqual(one);
    expect(other.weights[0]).not.toEqual(one.weights[0]);
  });

  it('takes flattened inputs and dropout, and says what it cannot take', () => {
    const dropped = describeNetwork([2], 2, [
      { kind: 'flatten' },
      dense(3),
      relu,
      { kind: 'dropout', rate: 0.5 },
      dense(2),
    ]);
    expect(strongTicket(dropped, drawn(dropped), chance(1)).network.layers.map(({ kind }) => kind)).toEqual([
      'flatten',
      'dense',
      'relu',
      'dense',
      'relu',
      'dense',
      'relu',
      'dense',
    ]);
    const tanh = describeNetwork([2], 2, [dense(3), { kind: 'tanh' }, dense(2)]);
    expect([dropped, tanh].map(isDenseRelu)).toEqual([true, false]);
    expect(() => strongTicket(tanh, drawn(tanh), chance(1))).toThrow(
      'with ReLUs between them can be rebuilt from random weights; this one has "tanh".',
    );
    expect(() => strongTicket(single, drawn(single), chance(33))).toThrow('1 to 32, not 33.');
    expect(() => strongTicket(single, drawn(single), chance(0))).toThrow('1 to 32, not 0.');
  });
});
