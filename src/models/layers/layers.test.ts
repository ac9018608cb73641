import { describe, expect, it, test } from 'vitest';
import { isKernel, isTrainable, sizeOf } from '../../lottery/parameters';
import { stream } from '../../lottery/random/stream';
import { INPUT, type Layer, type LayerNode, type Shape } from '../layer';
import { describeNetwork, nodesOf, withInner, type Network } from '../network';
import { forward, reference } from '../reference';
import { usesPerExample } from '../multiply-adds';
import { wiringOf } from '../wiring';
import { kindOf, layerKinds } from '.';

const COUNT = 3; // examples
const modes = ['evaluation', 'training'] as const;

/** A network of this layer alone. */
function alone(layer: Layer, from: Shape): { network: Network; node: LayerNode } {
  const [node] = nodesOf({ inputShape: from, layers: [layer] });
  return { network: describeNetwork(from, node.to[node.to.length - 1], [layer]), node };
}

const numbers = (length: number, ...of: readonly string[]): Float64Array => {
  const random = stream(1, 'layers', ...of);
  return Float64Array.from({ length }, () => random.normal());
};
const weightsOf = ({ parameters }: Network): Float64Array[] =>
  parameters.map(({ shape, name, kind }) =>
    numbers(sizeOf(shape), name).map((value) => (kind === 'variance' ? 0.5 + value ** 2 : value)),
  );
const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, at) => sum + value * b[at], 0);
const plus = (a: Float64Array, b: Float64Array, factor: number): Float64Array =>
  a.map((value, at) => value + factor * b[at]);

it('every kind has its own name and some examples', () => {
  expect(new Set(layerKinds.ids).size).toBe(layerKinds.all.length);
  expect(layerKinds.all.filter(({ examples }) => examples.length === 0)).toEqual([]);
});

const cases = layerKinds.all.flatMap((kind) =>
  kind.examples.map(([layer, from]) => [`${JSON.stringify(layer)} on [${from}]`, layer, from] as const),
);

describe.each(cases)('%s', (_title, layer, from) => {
  const { network, node } = alone(layer, from);
  const kind = kindOf(layer);
  const weights = weightsOf(network);
  const drawn = numbers(COUNT * sizeOf(from), 'inputs');
  // every kind of token is there
  const inputs = kind.reads === 'tokens' ? drawn.map((_, at) => (at * 2) % network.parameters[0].shape[0]) : drawn;

  test('is plain data that names its kind', () => {
    expect(kind.id).toBe(layer.kind);
    expect(structuredClone(layer)).toEqual(layer);
    expect(JSON.parse(JSON.stringify(layer))).toEqual(layer);
  });

  test('its shape is that of what it computes', () => {
    expect(forward(network, weights, inputs, COUNT)).toHaveLength(COUNT * sizeOf(node.to));
  });

  const refused: Record<typeof kind.reads, Shape[]> = {
    pictures: [[9]],
    units: [[4, 4, 2]],
    sequences: [[9], [4, 4, 2]],
    tokens: [[4, 2]],
    anything: [],
  };
  test.each(refused[kind.reads].map((shape) => [shape]))('refuses inputs of [%s]', (shape) => {
    expect(() => alone(layer, shape)).toThrow(`A ${kind.id} layer needs`);
  });

  test('its parameters: whole shapes, names of their own, fans of kernels', () => {
    const { parameters } = network;
    expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length);
    for (const { shape, fanIn, fanOut } of parameters) {
      for (const length of [...shape, fanIn, fanOut]) expect(length).toBeGreaterThan(0);
    }
    const kernels = parameters.filter(isKernel);
    expect(kernels.map(({ shape }) => sizeOf(shape.slice(0, -1)))).toEqual(kernels.map(({ fanIn }) => fanIn));
    expect(withInner([node]).flatMap((each) => each.parameters)).toEqual(parameters.map((_, at) => at));
  });

  test('what it computes depends on every trained parameter, and on no example but its own', () => {
    const before = forward(network, weights, inputs, COUNT);
    network.parameters.filter(isTrainable).forEach((_spec, at) => {
      const moved = weights.map((values, index) => (index === at ? values.map((value) => value + 1) : values));
      expect(forward(network, moved, inputs, COUNT)).not.toEqual(before);
    });
    const one = forward(network, weights, inputs.subarray(0, sizeOf(from)), 1);
    one.forEach((value, at) => expect(value).toBeCloseTo(before[at], 12));
  });

  test.each(modes)('the way back is the transposed layer, by finite differences: %s', (mode) => {
    const { values, pull } = reference(network, weights, inputs, COUNT, mode);
    const [along, slopes] = [numbers(inputs.length, 'along'), numbers(values.length, 'slopes')];
    const step = 1e-6;
    const [ahead, behind] = [step, -step].map((by) => forward(network, weights, plus(inputs, along, by), COUNT, mode));
    const moved = plus(ahead, behind, -1).map((value) => value / (2 * step));
    expect(dot(pull(slopes), along)).toBeCloseTo(dot(slopes, moved), 6);
  });

  test.each(modes)('so are the gradients of its parameters: %s', (mode) => {
    const { values, pull } = reference(network, weights, inputs, COUNT, mode);
    const slopes = numbers(values.length, 'slopes');
    const found: Float64Array[] = [];
    pull(slopes, found);
    expect(found.map(({ length }) => length)).toEqual(weights.map(({ length }) => length));
    const step = 1e-6;
    network.parameters.forEach((spec, parameter) => {
      const along = numbers(weights[parameter].length, 'along').map((value) => (isTrainable(spec) ? value : 0));
      const [ahead, behind] = [step, -step].map((by) => {
        const moved = weights.map((own, at) => (at === parameter ? plus(own, along, by) : own));
        return dot(slopes, forward(network, moved, inputs, COUNT, mode));
      });
      expect(dot(found[parameter], along)).toBeCloseTo((ahead - behind) / (2 * step), 6);
    });
  });

  test('the way back is linear', () => {
    const { values, pull } = reference(network, weights, inputs, COUNT);
    const [a, b] = [numbers(values.length, 'a'), numbers(values.length, 'b')];
    const [sum, expected] = [pull(plus(a, b, 2)), plus(pull(a), pull(b), 2)];
    sum.forEach((value, at) => expect(value).toBeCloseTo(expected[at], 10));
  });

  test('multiply-adds are declared exactly where there are kernels', () => {
    const uses = usesPerExample(network);
    network.parameters.forEach((spec, at) => expect(uses[at] > 0).toBe(isKernel(spec)));
  });

  test('its wiring has its kernels in their order', () => {
    const { kernels } = wiringOf(network);
    expect(kernels.map(({ parameter }) => parameter)).toEqual(
      network.parameters.flatMap((spec, at) => (isKernel(spec) ? [at] : [])),
    );
  });

  const channels = from[from.length - 1];
  const without = wiringOf(network).kernels.length === 0 && !kind.mixes;
  test.runIf(without)('without kernels it takes each channel from one of its inputs, or from none', () => {
    const { output } = wiringOf(network);
    const before = forward(network, weights, inputs, COUNT);
    const made = Array.from({ length: channels }, (_, channel) => {
      const moved = inputs.map((value, at) => (at % channels === channel ? value * 3 + 1 : value));
      const after = forward(network, weights, moved, COUNT);
      return [...after].flatMap((value, at) =>
        value === before[at] ? [] : [output.map((source) => at % source.channels)],
      );
    });
    made.forEach((places, channel) => expect(places.filter((place) => !place.includes(channel))).toEqual([]));
    expect(output.every(({ kernel }) => kernel === INPUT)).toBe(true);
  });

  test('its PyTorch module has a name for each parameter', () => {
    const { state = [] } = kind.torch(node, { body: [], shortcut: [] });
    expect(state).toHaveLength(node.parameters.length);
  });
});
