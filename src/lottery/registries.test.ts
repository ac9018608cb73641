import { describe, expect, it, test } from 'vitest';
import { controls } from './controls';
import { keepsPruned, tinySettings, tinySpecs } from './fixture';
import { initialize, initializers } from './initializers';
import { applyMasks, countKept, denseMasks, remainingByParameter, withLevel, type Masks } from './masks';
import { isNestedWith } from './method';
import { methods } from './methods';
import { copyWeights, type Weights } from './parameters';
import { stream } from './random/stream';
import { restores } from './restores';
import { rests } from './rests';
import { scores } from './scores';

const settings = { initializer: 'glorot-normal', standardDeviation: 0.1 };
const theta0 = initialize(tinySpecs, settings, 1, 'initialization', 0);
const thetaT = initialize(tinySpecs, settings, 2, 'initialization', 0);
const thetaK = initialize(tinySpecs, settings, 3, 'initialization', 0);

describe.each(scores.all.map((entry) => [entry.id, entry] as const))('score %s', (_id, entry) => {
  const mask = new Uint8Array(200).map((_, at) => Number(at % 3 > 0));
  const score = () => entry.of({ theta0: theta0[0], thetaT: thetaT[0], mask, random: stream(1, 'criterion') });
  it('scores every weight with a number, the same every time', () => {
    expect(score()).toHaveLength(200);
    expect(score().every(Number.isFinite)).toBe(true);
    expect(score()).toEqual(score());
  });
  it('leaves its inputs alone', () => {
    const before = [theta0[0].slice(), thetaT[0].slice()];
    score();
    expect([theta0[0], thetaT[0]]).toEqual(before);
  });
});

describe('scores by value', () => {
  const inputs = {
    theta0: Float32Array.of(1, -2, 0.5),
    thetaT: Float32Array.of(-1, -3, 0.25),
    mask: Uint8Array.of(1, 1, 1),
    random: stream(1, 'x'),
  };
  it.each([
    ['magnitude', [1, 3, 0.25]],
    ['movement', [2, 1, 0.25]],
    ['magnitude-increase', [0, 1, -0.25]],
    ['large-init', [1, 2, 0.5]],
    ['small-init', [-1, -2, -0.5]],
    ['small-final', [-1, -3, -0.25]],
  ])('%s', (id, expected) => expect([...scores.get(id).of(inputs)]).toEqual(expected));
  // kept sign, kept sign and shrunk, changed sign, changed sign and shrunk; the last is pruned already
  const signed = {
    theta0: Float32Array.of(1, -2, 0.5, -4, 9),
    thetaT: Float32Array.of(3, -1, -0.75, 2, 0),
    mask: Uint8Array.of(1, 1, 1, 1, 0),
  };
  it.each([
    ['large-final-same-sign', [3, 1, 0, 0, 0]],
    ['large-final-different-sign', [0, 0, 0.75, 2, 0]],
    ['magnitude-increase-same-sign', [2, -1, 0, 0, 0]],
    ['magnitude-increase-different-sign', [0, 0, 0.25, -2, -9]],
    // ranks at the start 2 3 1 4, at the end 4 2 1 3; the other way round 3 2 4 1 and 1 3 4 2
    ['large-init-large-final', [0.5, 0.5, 0.25, 0.75, 0]],
    ['small-init-small-final', [0.25, 0.5, 1, 0.25, 0]],
  ])('%s', (id, expected) => {
    const scored = scores.get(id).of({ ...signed, random: stream(1, 'x') });
    expect([...scored].map((score) => (Math.abs(score) < 1e-11 ? 0 : score))).toEqual(expected);
  });
  it('weights of the wrong sign go before all others, which of them first is left to chance', () => {
    const scored = (name: string) => scores.get('large-final-same-sign').of({ ...signed, random: stream(1, name) });
    expect(scored('x')[2]).toBeLessThan(0);
    expect(scored('x')[2]).not.toBe(scored('y')[2]);
  });
  it('names an unknown criterion and the known ones', () => {
    expect(() => scores.get('foo')).toThrow(`Unknown criterion "foo". Known: ${scores.ids.join(', ')}.`);
  });
});

describe.each(restores.all.map((restore) => [restore.id, restore] as const))('restore %s', (_id, restore) => {
  it('gives every parameter a start and changes nothing', () => {
    const before = [theta0, thetaK, thetaT].map(copyWeights);
    const survivors = restore.survivors({ specs: tinySpecs, theta0, thetaK, thetaT });
    expect(survivors.map((values) => values.length)).toEqual(theta0.map((values) => values.length));
    expect([theta0, thetaK, thetaT]).toEqual(before);
  });
});

describe('restores by value', () => {
  it.each([
    ['rewound', theta0],
    ['rewound-to-k', thetaK],
    ['kept', thetaT],
  ])('%s', (id, expected) =>
    expect(restores.get(id).survivors({ specs: tinySpecs, theta0, thetaK, thetaT })).toBe(expected),
  );
});

describe.each(rests.all.map((rest) => [rest.id, rest] as const))('rest %s', (_id, rest) => {
  it('has a number for every place, the same every time, and leaves its inputs alone', () => {
    const inputs = { start: theta0[0].slice(), theta0: theta0[0].slice(), thetaT: thetaT[0].slice() };
    for (const of of [rest.pruned, rest.left ?? rest.pruned]) {
      expect(of(inputs)).toHaveLength(200);
      expect(of(inputs)).toEqual(of(inputs));
      expect(of(inputs).every(Number.isFinite)).toBe(true);
    }
    expect(inputs).toEqual({ start: theta0[0], theta0: theta0[0], thetaT: thetaT[0] });
  });
});

describe('rests by value', () => {
  // grown, shrunk, grown with another sign, not moved
  const inputs = {
    start: Float32Array.of(5, 6, 7, 8),
    theta0: Float32Array.of(1, -2, 1, 3),
    thetaT: Float32Array.of(2, 1, -4, 3),
  };
  it.each([
    ['zero', [0, 0, 0, 0], undefined],
    ['frozen', [5, 6, 7, 8], undefined],
    ['frozen-if-grown', [5, 0, 7, 8], undefined],
    ['frozen-if-grown-everywhere', [5, 0, 7, 8], [5, 0, 7, 8]],
  ])('%s', (id, pruned, left) => {
    const rest = rests.get(id);
    expect([...rest.pruned(inputs)]).toEqual(pruned);
    expect(rest.left && [...rest.left(inputs)]).toEqual(left);
  });
});

describe.each(controls.all.map((control) => [control.id, control] as const))('control %s', (_id, control) => {
  const masks: Masks = denseMasks(tinySpecs).map((mask) => mask?.map((_, at) => Number(at % 3 === 0)) ?? null);
  const start = (trial: number, level: number) =>
    control.start({
      specs: tinySpecs,
      theta0,
      thetaT,
      masks,
      initializer: settings,
      chance: { seed: 1, names: [control.id, trial, level] },
      units: [],
    });
  it('keeps the count of every layer', () => {
    expect(remainingByParameter(tinySpecs, start(0, 1).masks)).toEqual(remainingByParameter(tinySpecs, masks));
  });
  it('says whether it keeps their places', () => {
    const kept = start(0, 1).masks.every((mask, at) => mask?.join() === masks[at]?.join());
    expect(control.keepsPlaces).toBe(kept);
  });
  it('is the same for the same trial and round', () => expect(start(0, 1)).toEqual(start(0, 1)));
  it.runIf(control.needs.includes('chance'))('is a fresh draw per trial and level', () => {
    expect(start(0, 1)).not.toEqual(start(0, 2));
    expect(start(0, 1)).not.toEqual(start(1, 1));
  });
  it('leaves θ₀ and the masks alone', () => {
    const before = [copyWeights(theta0), masks.map((mask) => mask?.slice() ?? null)];
    start(3, 3);
    expect([theta0, masks]).toEqual(before);
  });
});

test('permuted: each layer has the values of its survivors, elsewhere among them', () => {
  const masks: Masks = denseMasks(tinySpecs).map((mask) => mask?.map((_, at) => Number(at % 3 === 0)) ?? null);
  const chance = { seed: 1, names: ['permuted', 0, 1] };
  const inputs = { specs: tinySpecs, theta0, thetaT, masks, initializer: settings, chance, units: [] };
  const { weights } = controls.get('permuted').start(inputs);
  const left = (of: Weights, index: number) => of[index].filter((_, at) => masks[index]?.[at] !== 0);
  const moved = theta0.map((_, index) => left(weights, index).join() !== left(theta0, index).join());
  expect(moved).toEqual([true, false, true, false]); // biases stay
  for (const index of theta0.keys()) {
    expect(left(weights, index).toSorted()).toEqual(left(theta0, index).toSorted());
  }
});

describe('controls of signs, by value', () => {
  const masks: Masks = [Uint8Array.of(1, 1, 0, 1), null];
  const first = [Float32Array.of(3, -1, -3, 1), Float32Array.of(5)];
  const startOf = (
    id: string,
    specs = [
      { ...tinySpecs[0], shape: [4] },
      { ...tinySpecs[1], shape: [1] },
    ],
  ) => {
    const chance = { seed: 1, names: [id, 0, 2] };
    const inputs = { specs, theta0: first, thetaT: first, masks, initializer: settings, chance, units: [] };
    return controls.get(id).start(inputs).weights;
  };
  const sqrt5 = Math.fround(Math.sqrt(5)); // the standard deviation of all four
  it('a signed constant has the signs of θ₀ and the standard deviation of the dense layer', () => {
    expect(startOf('signed-constant')).toEqual([Float32Array.of(sqrt5, -sqrt5, -sqrt5, sqrt5), first[1]]);
  });
  it('random signs are those of the survivors, elsewhere among them', () => {
    const [kernel, bias] = startOf('random-signs');
    const left = [kernel[0], kernel[1], kernel[3]];
    expect(left.toSorted((a, b) => a - b)).toEqual([-sqrt5, sqrt5, sqrt5]);
    expect(bias).toBe(first[1]);
  });
  it.each([['permuted-same-signs'], ['reinitialized-same-signs']])('%s keeps every sign, not every size', (id) => {
    const [kernel] = startOf(id);
    expect([...kernel].map(Math.sign)).toEqual([1, -1, -1, 1]);
    expect([...kernel]).not.toEqual([...first[0]]);
  });
  it('permuted with the same signs has the sizes of the survivors', () => {
    const [kernel] = startOf('permuted-same-signs');
    expect([kernel[0], kernel[1], kernel[3]].map(Math.abs).toSorted()).toEqual([1, 1, 3]);
  });
});

// the tiny network has no batch-norm, from which masks could emerge
it.each(methods.all.filter(({ emerges }) => !emerges).map((method) => [method.id, method] as const))(
  'method %s says whether its masks are nested',
  async (id, method) => expect(await keepsPruned(id)).toBe(isNestedWith(method, tinySettings)),
);

it.each([
  ['glorot-normal', Math.sqrt(2 / 700)],
  ['he-normal', Math.sqrt(2 / 400)],
  ['gaussian', 0.05],
])('%s has its standard deviation', (id, expected) => {
  const wide = { ...tinySpecs[0], shape: [400, 300], fanIn: 400, fanOut: 300 };
  expect(initializers.get(id).standardDeviation(wide, { initializer: id, standardDeviation: 0.05 })).toBe(expected);
});

describe.each(initializers.all.map(({ id }) => id))('initializer %s', (id) => {
  const wide = [
    { ...tinySpecs[0], shape: [400, 300], fanIn: 400, fanOut: 300 },
    { ...tinySpecs[1], shape: [300] },
  ];
  const [kernel, bias] = initialize(wide, { initializer: id, standardDeviation: 0.05 }, 7, 'initialization', 0);
  it('draws kernels with mean 0 and its standard deviation, biases 0', () => {
    const expected = initializers.get(id).standardDeviation(wide[0], { initializer: id, standardDeviation: 0.05 });
    const squares = kernel.reduce((sum, value) => sum + value * value, 0);
    expect(Math.sqrt(squares / kernel.length) / expected).toBeCloseTo(1, 2);
    expect(Math.abs(kernel.reduce((a, b) => a + b, 0) / kernel.length)).toBeLessThan(0.001);
    expect(bias.every((value) => value === 0)).toBe(true);
  });
  it('is not truncated: some draws lie beyond 2 standard deviations (§4)', () => {
    const deviation = initializers.get(id).standardDeviation(wide[0], { initializer: id, standardDeviation: 0.05 });
    const beyond = kernel.filter((value) => Math.abs(value) > 2 * deviation).length / kernel.length;
    expect(beyond).toBeCloseTo(0.0455, 2);
  });
});

describe('initialization', () => {
  it('depends on the parameter, not on the other layers', () => {
    const alone = initialize([tinySpecs[2]], settings, 1, 'initialization', 0)[0];
    expect(alone).toEqual(theta0[2]);
  });
  it('starts batch-norm at scale 1, shift 0, mean 0, variance 1', () => {
    const kinds = ['scale', 'shift', 'mean', 'variance'] as const;
    const specs = kinds.map((kind) => ({ ...tinySpecs[1], name: `1/${kind}`, kind, shape: [2] }));
    expect(initialize(specs, settings, 1, 'initialization', 0).map((values) => [...values])).toEqual([
      [1, 1],
      [0, 0],
      [0, 0],
      [1, 1],
    ]);
  });
});

describe('masks', () => {
  it('store m ⊙ θ and leave θ alone', () => {
    const masks: Masks = [Uint8Array.of(1, 0), null];
    const weights = [Float32Array.of(3, 4), Float32Array.of(5)];
    expect(applyMasks(weights, masks)).toEqual([Float32Array.of(3, 0), Float32Array.of(5)]);
    expect(weights[0]).toEqual(Float32Array.of(3, 4));
  });
  it('of a level hold nothing that was pruned before', () => {
    const first = withLevel(null, [Uint8Array.of(1, 0, 1), null], 1);
    expect(withLevel(first, [Uint8Array.of(0, 0, 1), null], 2)).toEqual([Uint8Array.of(2, 1, 0), null]);
    expect(() => withLevel(first, [Uint8Array.of(0, 1, 1), null], 2)).toThrow(
      'A weight pruned in level 1 is back in level 2.',
    );
  });
  it('are not inferred from zeros: a weight of 0 can be alive (trap 3)', () => {
    expect(countKept(Uint8Array.of(1, 1))).toBe(2);
    const masks = denseMasks(tinySpecs);
    expect(remainingByParameter(tinySpecs, masks)).toEqual([200, 10, 40, 4]);
    expect(masks[1]).toBeNull(); // biases are never pruned
  });
});
