import { describe, expect, test } from 'vitest';
import { denseMasks } from '../lottery/masks';
import { isTrainable, sizeOf } from '../lottery/parameters';
import { prune } from '../lottery/pruning';
import { exp, log } from '../lottery/random/maths';
import { stream } from '../lottery/random/stream';
import { finish } from '../lottery/slices';
import type { Layer, Shape } from './layer';
import { layerKinds } from './layers';
import { describeNetwork, nodesOf, readsTokens, type Network } from './network';
import { hessianGradient, objectiveGradient, type Objective } from './objective-gradient';
import { forward } from './reference';

const COUNT = 23; // more than are taken at once
const CLASSES = 3;

const numbers = (length: number, ...of: readonly string[]): Float64Array => {
  const random = stream(1, 'objective', ...of);
  return Float64Array.from({ length }, () => 0.6 * random.normal());
};
const weightsOf = ({ parameters }: Network, name = ''): Float64Array[] =>
  parameters.map(({ shape, kind }, at) =>
    numbers(sizeOf(shape), name, String(at)).map((value) => (kind === 'variance' ? 0.5 + value ** 2 : value)),
  );
const plus = (a: readonly Float64Array[], b: readonly Float64Array[], factor: number): Float64Array[] =>
  a.map((values, index) => values.map((value, at) => value + factor * b[index][at]));
const dot = (a: readonly Float64Array[], b: readonly Float64Array[]): number =>
  a.reduce((sum, values, index) => values.reduce((part, value, at) => part + value * b[index][at], sum), 0);

const labels = Uint8Array.from({ length: COUNT }, (_, at) => at % CLASSES);
const entropy = (temperature: number): Objective => ({ kind: 'cross-entropy', labels, temperature });

/** The objective itself, from its definition. */
function valueOf(objective: Objective, logits: Float64Array): number {
  if (objective.kind === 'sum-of-logits') return logits.reduce((a, b) => a + b, 0);
  const losses = Array.from({ length: COUNT }, (_, row) => {
    const own = logits.subarray(row * CLASSES, (row + 1) * CLASSES).map((logit) => logit / objective.temperature);
    return log(own.reduce((sum, logit) => sum + exp(logit), 0)) - own[objective.labels[row]];
  });
  return losses.reduce((a, b) => a + b, 0) / COUNT;
}

/** The layer between an input of its shape and the classes. */
function around(layer: Layer, from: Shape): Network {
  const [{ to }] = nodesOf({ inputShape: from, layers: [layer] });
  const flat: readonly Layer[] = to.length > 1 ? [{ kind: 'flatten' }] : [];
  return describeNetwork(from, CLASSES, [layer, ...flat, { kind: 'dense', units: CLASSES }]);
}

const cases = layerKinds.all.flatMap(({ examples }) =>
  examples.map(([layer, from]) => [`${JSON.stringify(layer)} on [${from}]`, layer, from] as const),
);

describe.each(cases)('%s', (_title, layer, from) => {
  const network = around(layer, from);
  const weights = weightsOf(network);
  const drawn = numbers(COUNT * sizeOf(from), 'inputs');
  const inputs = readsTokens(network) ? drawn.map((_, at) => (at * 2) % network.parameters[0].shape[0]) : drawn;
  const examples = { inputs, count: COUNT };

  test.each([
    ['cross-entropy', entropy(1), 'training'],
    ['cross-entropy at a temperature', entropy(4), 'training'],
    ['the sum of logits', { kind: 'sum-of-logits' }, 'evaluation'],
  ] as const)('the gradient of %s is that of differences', (_name, objective, mode) => {
    const gradient = finish(objectiveGradient(network, weights, examples, objective, mode));
    const along = weightsOf(network, 'along').map((values, at) =>
      values.map((value) => (isTrainable(network.parameters[at]) ? value : 0)),
    );
    const step = 1e-4;
    const at = (by: number): number =>
      valueOf(objective, forward(network, plus(weights, along, by * step), examples.inputs, COUNT, mode));
    const slope = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * step); // to the fourth order
    const scale = Math.sqrt(dot(gradient, gradient) * dot(along, along));
    expect(Math.abs(dot(gradient, along) - slope) / scale).toBeLessThan(1e-8);
  });
});

const net = (activation: 'relu' | 'tanh') =>
  describeNetwork([5], CLASSES, [{ kind: 'dense', units: 7 }, { kind: activation }, { kind: 'dense', units: CLASSES }]);

describe.each(['relu', 'tanh'] as const)('the Hessian along the gradient: %s', (activation) => {
  const network = net(activation);
  const weights = weightsOf(network);
  const examples = { inputs: numbers(COUNT * 5, 'inputs'), count: COUNT };
  const masks = denseMasks(network.parameters);
  const objective = entropy(2);
  const gradient = finish(objectiveGradient(network, weights, examples, objective)).map((values, at) =>
    masks[at] ? values : values.fill(0),
  );
  const product = finish(hessianGradient(network, weights, examples, objective, masks));

  test('gᵀHg is the second difference of the loss', () => {
    const step = 1e-3;
    const at = (by: number): number =>
      valueOf(objective, forward(network, plus(weights, gradient, by * step), examples.inputs, COUNT));
    const curvature = (-at(2) + 16 * at(1) - 30 * at(0) + 16 * at(-1) - at(-2)) / (12 * step ** 2);
    expect(Math.abs(dot(gradient, product) / curvature - 1)).toBeLessThan(1e-5);
  });

  test('every number of it is a difference of gradients', () => {
    const step = 1e-4;
    const [ahead, behind] = [step, -step].map((by) =>
      finish(objectiveGradient(network, plus(weights, gradient, by), examples, objective)),
    );
    const scale = Math.sqrt(dot(product, product));
    for (const [index, values] of product.entries()) {
      for (const [at, value] of values.entries()) {
        const expected = (ahead[index][at] - behind[index][at]) / (2 * step);
        expect(Math.abs(value - expected) / scale).toBeLessThan(1e-7);
      }
    }
  });

  test('what is pruned moves nothing', () => {
    const none = masks.map((mask) => mask?.map(() => 0) ?? null);
    const still = finish(hessianGradient(network, weights, examples, objective, none));
    expect(still.every((values) => values.every((value) => value === 0))).toBe(true);
  });
});

/** The weights that GraSP keeps, of kernels together. */
function keptBy(network: Network, weights: readonly Float64Array[], product: readonly Float64Array[], kept: number) {
  const kernels = network.parameters.flatMap(({ prunable }, at) => (prunable ? [at] : []));
  const scores = product.map((values, index) =>
    kernels.includes(index) ? Float32Array.from(values, (value, at) => value * weights[index][at]) : null,
  );
  return prune(denseMasks(network.parameters), scores, [{ parameters: kernels, kept }]);
}

describe('how far apart the slopes of the Hessian are taken', () => {
  const STEPS = [1e-8, 1e-7, 1e-5, 1e-4] as const;
  const examples = { inputs: numbers(COUNT * 5, 'inputs'), count: COUNT };
  const objective = entropy(1);

  /** Which of the steps keep the weights that 1e-6 keeps. @param isNear one unit is 3e-5 steps from its kink, for one example */
  function alike(activation: 'relu' | 'tanh', isNear: boolean): boolean[] {
    const network = net(activation);
    const masks = denseMasks(network.parameters);
    const weights = weightsOf(network);
    const [kernel, bias] = weights;
    const { inputs } = examples;
    const ahead = (of: Float64Array): number =>
      inputs.subarray(0, 5).reduce((total, value, at) => total + value * of[at * bias.length], 0);
    for (let round = isNear ? 20 : 0; round > 0; round -= 1) {
      const gradient = finish(objectiveGradient(network, weights, examples, objective));
      const along = gradient.map((values, at) => (masks[at] ? values : values.map(() => 0)));
      const rate = Math.abs(ahead(along[0])) / Math.sqrt(dot(along, along));
      bias[0] = 3e-5 * rate - ahead(kernel);
    }
    const keptAt = (step?: number) =>
      keptBy(network, weights, finish(hessianGradient(network, weights, examples, objective, masks, step)), 14);
    const usual = keptAt();
    return STEPS.map((step) => keptAt(step).every((mask, at) => mask?.join() === usual[at]?.join()));
  }

  test('from 1e-8 to 1e-5 the same weights are kept; 1e-4 crosses a kink, and others are', () => {
    expect(alike('relu', true)).toEqual([true, true, true, false]);
  });

  test('without kinks there is no cliff', () => {
    expect(alike('tanh', false)).toEqual([true, true, true, true]);
  });
});

describe('the temperature T', () => {
  const network = net('tanh');
  const weights = weightsOf(network);
  const examples = { inputs: numbers(COUNT * 5, 'inputs'), count: COUNT };

  test('is that of a last layer divided by it, whose own slopes have 1/T more', () => {
    const cooled = weights.map((values, at) => (at < 2 ? values : values.map((value) => value / 4)));
    const [warm, cold] = [
      finish(objectiveGradient(network, weights, examples, entropy(4))),
      finish(objectiveGradient(network, cooled, examples, entropy(1))),
    ];
    const expected = cold.map((values, at) => (at < 2 ? values : values.map((value) => value / 4)));
    expect(Math.sqrt(dot(plus(warm, expected, -1), plus(warm, expected, -1)))).toBeLessThan(1e-14);
  });

  test('multiplies g by about 1/T and Hg by about 1/T² where it is high', () => {
    const at = (temperature: number) => [
      finish(objectiveGradient(network, weights, examples, entropy(temperature))),
      finish(hessianGradient(network, weights, examples, entropy(temperature), denseMasks(network.parameters))),
    ];
    const [[g, product], [half, quarter]] = [at(500), at(1_000)];
    const length = (of: readonly Float64Array[]): number => Math.sqrt(dot(of, of));
    expect(length(plus(half, g, -1 / 2)) / length(half)).toBeLessThan(0.005);
    expect(length(plus(quarter, product, -1 / 4)) / length(quarter)).toBeLessThan(0.005);
  });
});

test('shares of the work come in order, up to all of it', () => {
  const network = net('relu');
  const examples = { inputs: numbers(COUNT * 5, 'inputs'), count: COUNT };
  const work = hessianGradient(network, weightsOf(network), examples, entropy(1), denseMasks(network.parameters));
  const shares = [...work];
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBeCloseTo(1, 12);
});
