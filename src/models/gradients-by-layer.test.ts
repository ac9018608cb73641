import { expect, it } from 'vitest';
import { sizeOf } from '../lottery/parameters';
import { stream } from '../lottery/random/stream';
import { finish } from '../lottery/slices';
import { gradientsByLayer } from './gradients-by-layer';
import type { Layer } from './layer';
import { layerKinds } from './layers';
import { describeNetwork, nodesOf } from './network';
import { reference } from './reference';

const COUNT = 7;
const numbers = (length: number, name: string): Float64Array => {
  const random = stream(1, 'by-layer', name);
  return Float64Array.from({ length }, () => random.normal());
};
const blocks: readonly (readonly [Layer, readonly number[]])[] = [
  [
    {
      kind: 'residual',
      body: [{ kind: 'conv', filters: 3, size: 3, stride: 1, padding: 'same', bias: true }, { kind: 'batch-norm' }],
      shortcut: [{ kind: 'conv', filters: 3, size: 1, stride: 1, padding: 'same', bias: false }],
    },
    [4, 3, 2],
  ],
];
const cases = [...layerKinds.all.flatMap(({ examples }) => [...examples]), ...blocks];

it.each(cases)('%j is the same to the bit in how many slices it is done', (layer, from) => {
  const [{ to }] = nodesOf({ inputShape: from, layers: [layer] });
  const flat: readonly Layer[] = to.length > 1 ? [{ kind: 'flatten' }] : [];
  // something before it, so that slopes are asked of it
  const network = describeNetwork(from, 3, [{ kind: 'batch-norm' }, layer, ...flat, { kind: 'dense', units: 3 }]);
  const weights = network.parameters.map(({ shape, name, kind }) =>
    numbers(sizeOf(shape), name).map((value) => (kind === 'variance' ? 0.5 + value ** 2 : value)),
  );
  const inputs = numbers(COUNT * sizeOf(from), 'inputs');
  const slopesOf = (logits: Float64Array) => logits.map((logit, at) => logit * Math.cos(at));
  const logits = reference(network, weights, inputs, COUNT, 'training').values;
  const sliced = (longest: number) => {
    const told: Float64Array[] = [];
    const noting = (values: Float64Array) => (told.push(values), slopesOf(values));
    const work = gradientsByLayer(network, weights, inputs, COUNT, 'training', noting, undefined, longest);
    return { gradients: finish(work), logits: told[0] };
  };
  const whole = sliced(Infinity);
  expect(whole.logits).toEqual(logits);
  for (const longest of [1, 100, 1_000]) expect(sliced(longest)).toEqual(whole);
});

it('no slice of convolutions and dense layers is longer than was asked, in blocks too', () => {
  const conv: Layer = { kind: 'conv', filters: 4, size: 3, stride: 1, padding: 'same', bias: false };
  const block: Layer = { kind: 'residual', body: [conv], shortcut: [] };
  const network = describeNetwork([4, 4, 4], 3, [block, { kind: 'flatten' }, { kind: 'dense', units: 3 }]);
  const weights = network.parameters.map(({ shape, name }) => numbers(sizeOf(shape), name));
  const inputs = numbers(COUNT * 64, 'inputs');
  const slices = (longest: number): number[] => [
    ...gradientsByLayer(network, weights, inputs, COUNT, 'evaluation', (logits) => logits, undefined, longest),
  ];
  // 2,304 multiplications for an example of the convolution, there, back to the weights and back to the values
  const [few, many] = [slices(Infinity), slices(2_304)];
  expect(many.length - few.length).toBe(3 * (COUNT - 1));
  for (const shares of [few, many]) expect(shares).toEqual(shares.toSorted((a, b) => a - b));
});
