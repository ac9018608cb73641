/**
 * "Pruning is all you need" (Malach et al. 2020), by subset sums (Pensia et al. 2020): a random network of twice the depth
 * that does, once most of its weights are pruned, what a trained one does. Nothing in it is trained.
 *
 * Each dense layer becomes two. In the first one every input i has units of its own, σ(v·x_i): `n` with v > 0 and `n` with
 * v < 0, as x = σ(x) − σ(−x); behind a ReLU inputs are not negative, and the former are enough. In the second one the
 * weight w of the trained layer is a sum of some of the n products u·v, those that come closest to it; the other u go.
 * A bias is the weight of an input that is always 1: the units that read it keep their bias and no weight.
 */
import { closestSubset, MOST_NUMBERS } from '../lottery/subset-sum';
import { countKept, type Masks } from '../lottery/masks';
import type { Weights } from '../lottery/parameters';
import { stream } from '../lottery/random/stream';
import { Problem } from '../problem';
import { denseLayers } from './dense-relu';
import type { Layer } from './layer';
import { describeNetwork, type Network } from './network';
import { said } from './problems';

export interface StrongTicket {
  readonly network: Network;
  /** random, one array per parameter; the ticket is m ⊙ θ */
  readonly weights: Float32Array[];
  /** also of the first layers' biases, which are weights here; null: the second ones', which are 0 */
  readonly masks: Masks;
  /** of `all` random weights these are left */
  readonly kept: number;
  readonly all: number;
  /** largest |w − sum| of a trained weight or bias */
  readonly weightError: number;
}

interface Chance {
  /** random units per input and sign, 1 … 32: so many products stand for each weight */
  readonly n: number;
  readonly seed: number;
  /** another random network of the same seed */
  readonly draw: number;
}

/** Random weights are as large as to make products of up to twice the network's largest weight. */
const REACH = 2;

/** @throws Problem for a network that is not made of dense layers with ReLUs between them, naming what it cannot take. */
export function strongTicket(network: Network, weights: Weights, { n, seed, draw }: Chance): StrongTicket {
  if (!(Number.isInteger(n) && n >= 1 && n <= MOST_NUMBERS)) {
    throw new Problem(said('too-many-random-units', { given: n, most: MOST_NUMBERS }));
  }
  const { before, dense } = denseLayers(network);
  const largest = weights.reduce((most, values) => values.reduce((a, b) => Math.max(a, Math.abs(b)), most), 0);
  const side = Math.sqrt(REACH * largest);
  const layers: Layer[] = [...before];
  const made: Pair[] = dense.map(({ units }, at) => {
    const random = stream(seed, 'strong-ticket', draw, at);
    const isBehindRelu = at > 0;
    const pair = pairFor(weights[2 * at], weights[2 * at + 1], { n, side, isBehindRelu }, random.uniform);
    if (at > 0) layers.push({ kind: 'relu' });
    layers.push({ kind: 'dense', units: pair.hidden }, { kind: 'relu' }, { kind: 'dense', units });
    return pair;
  });
  const masks = made.flatMap((pair) => pair.masks);
  const counted = masks.filter((mask) => mask !== null);
  return {
    network: describeNetwork(network.inputShape, network.classes, layers),
    weights: made.flatMap((pair) => pair.weights),
    masks,
    kept: counted.reduce((sum, mask) => sum + countKept(mask), 0),
    all: counted.reduce((sum, { length }) => sum + length, 0),
    weightError: Math.max(...made.map((pair) => pair.error)),
  };
}

interface Pair {
  /** units between the two layers */
  readonly hidden: number;
  readonly weights: readonly Float32Array[];
  readonly masks: Masks;
  readonly error: number;
}

/** Two random layers for one of [inputs, units]. */
function pairFor(
  kernel: Float32Array,
  bias: Float32Array,
  { n, side, isBehindRelu }: { readonly n: number; readonly side: number; readonly isBehindRelu: boolean },
  uniform: () => number,
): Pair {
  const units = bias.length;
  const inputs = kernel.length / units;
  const groups = groupsOf(inputs, isBehindRelu);
  const hidden = groups.length * n;
  const random = (length: number): Float32Array => Float32Array.from({ length }, () => side * (2 * uniform() - 1));
  const [first, firstBias, second] = [random(inputs * hidden), random(hidden), random(hidden * units)];
  const [mask, biasMask, secondMask] = [first, firstBias, second].map(({ length }) => new Uint8Array(length));
  let error = 0;
  for (const [group, { input, sign }] of groups.entries()) {
    const from = group * n;
    const v = new Float64Array(n);
    for (let k = 0; k < n; k += 1) {
      // of random units as many have either sign: they are named so that these read this input
      const [values, marks, at] =
        input === null ? [firstBias, biasMask, from + k] : [first, mask, input * hidden + from + k];
      values[at] = sign * Math.abs(values[at]);
      marks[at] = 1;
      v[k] = values[at];
    }
    for (let unit = 0; unit < units; unit += 1) {
      const target = input === null ? bias[unit] : kernel[input * units + unit];
      const products = v.map((value, k) => value * second[(from + k) * units + unit]);
      const found = closestSubset(products, target);
      found.members.forEach((member, k) => {
        secondMask[(from + k) * units + unit] = member;
      });
      error = Math.max(error, found.error);
    }
  }
  return {
    hidden,
    weights: [first, firstBias, second, new Float32Array(units)],
    masks: [mask, biasMask, secondMask, null],
    error,
  };
}

/** What n units each read: an input, or the 1 that biases are weights of (null), by weights of one sign. */
function groupsOf(inputs: number, isBehindRelu: boolean): readonly { input: number | null; sign: 1 | -1 }[] {
  const positive = { sign: 1 } as const;
  return [
    ...Array.from({ length: inputs }, (_, input) =>
      isBehindRelu ? [{ input, ...positive }] : [{ input, ...positive }, { input, sign: -1 } as const],
    ).flat(),
    { input: null, ...positive },
  ];
}
