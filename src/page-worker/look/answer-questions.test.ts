import { expect, test } from 'vitest';
import { dataSets } from '../../tasks/classification/data-sets';
import { settingsOf } from '../../tasks/classification/settings';
import { readLink } from '../../experiment/link';
import { initialize } from '../../lottery/initializers';
import { buildNetwork } from '../../models';
import { activityOf } from '../../models/activity';
import { featureMaps, featureStages } from '../../models/feature-maps';
import { forward, score } from '../../models/reference';
import { softmax } from '../../models/softmax';
import { recordedPlan } from '../../runner/plan';
import { answerQuestion, type Answering } from './answer-questions';
import type { ArmAt, RunsOfTrial } from './questions';
import { type Arm, controlOf, ticketOf, runOf } from '../../lottery/run-key';

const { experiment } = readLink(
  'v=1&data.set=moons&data.train=100&data.validation=100&data.test=200&network.widths=8,8&pruning.rounds=2&chance.trials=1',
);
const splits = dataSets.get('moons').load(settingsOf(experiment.data), experiment.chance.splitSeed, {});
const data = { inputShape: splits.inputShape, classNames: splits.classNames, filesHash: null };
const of: RunsOfTrial = { experiment, data, engineVersion: 'simd-1', trial: 0 };
const network = buildNetwork(experiment.network, [2], 2);
const drawn = (name: string) => initialize(network.parameters, experiment.network, 1, name);
const plan = recordedPlan({ experiment, data, engine: { version: 'simd-1' } });
const key = (round: number, arm: Arm) => runOf(0, arm, round);
const recipe = (round: number, arm: Arm): string => plan.find(key(round, arm)).recipe;
const runs = new Map([
  [recipe(0, 'full'), { weights: drawn('a'), rounded: false }],
  [recipe(1, ticketOf(0)), { weights: drawn('b'), rounded: true }],
]);
const trained: unknown[] = [];
let pauses = 0;
let time = 0;
const beside: Answering = {
  weightsOf: async (_plan, wanted) => runs.get(wanted.recipe),
  splits: async () => splits,
  train: async (asked, ids, masks) => void trained.push([asked.trial, ids, masks]),
  pause: async () => {
    pauses += 1;
  },
  now: () => (time += 1),
};
const full: ArmAt = { arm: 'full', round: 0 };
const ticket: ArmAt = { arm: ticketOf(0), round: 1 };
const reinitialized: ArmAt = { arm: controlOf(0, 'reinitialized'), round: 1 };

test('the life of a weight: null where a round is not at hand', async () => {
  const life = await answerQuestion({ kind: 'life', of, parameter: 2, index: 5, rounds: 2 }, beside);
  expect(life).toEqual({ kind: 'life', thetaT: [drawn('a')[2][5], drawn('b')[2][5], null], rounded: true });
  await expect(answerQuestion({ kind: 'life', of, parameter: 2, index: 64, rounds: 2 }, beside)).rejects.toThrow(
    'no weight 64',
  );
});

test('the weights of networks: null where they are not at hand', async () => {
  const { networks } = await answerQuestion({ kind: 'weights', of, networks: [full, ticket, reinitialized] }, beside);
  expect(networks).toEqual([
    { ...full, weights: drawn('a'), rounded: false },
    { ...ticket, weights: drawn('b'), rounded: true },
    { ...reinitialized, weights: null, rounded: false },
  ]);
});

test('networks answer side by side, with what each input contributes', async () => {
  const input = Float32Array.of(0.5, -1);
  const answer = await answerQuestion({ kind: 'answers', of, networks: [full, ticket, reinitialized], input }, beside);
  if (answer.kind !== 'answers') throw new Error(answer.kind);
  const [first, second, third] = answer.networks;
  expect(third).toEqual({ ...reinitialized, said: null });
  expect([first.said?.rounded, second.said?.rounded]).toEqual([false, true]);
  const logits = forward(network, drawn('a'), input, 1);
  softmax(logits).forEach((p, at) => expect(first.said?.probabilities[at]).toBeCloseTo(p, 6));
  // biases are 0 in a fresh draw, so the contributions of the ReLU network add up to its logit
  const sum = first.said?.contributions?.reduce((a, b) => a + b, 0);
  expect(sum).toBeCloseTo(first.said?.logit ?? NaN, 5);
  await expect(
    answerQuestion({ kind: 'answers', of, networks: [full], input: new Float32Array(3) }, beside),
  ).rejects.toThrow('The input has 3 values; the network reads 2.');
});

test('hard examples: least sure of the right class first, and how many are wrong', async () => {
  pauses = 0;
  const answer = await answerQuestion({ kind: 'hard', of, networks: [full, ticket, reinitialized] }, beside);
  if (answer.kind !== 'hard') throw new Error(answer.kind);
  const { test: examples } = splits;
  expect(answer.tested).toBe(200);
  const wrongOf = (name: string) =>
    Math.round(200 * (1 - score(forward(network, drawn(name), examples.inputs, 200), examples.labels, 2).right));
  expect(answer.wrong).toEqual([wrongOf('a'), wrongOf('b'), null]);
  expect(answer.samples).toHaveLength(24);
  const trusts = answer.samples.map(({ label, answers }) =>
    Math.min(
      ...answers.flatMap((said) => (said ? [said.answer === label ? said.probability : 1 - said.probability] : [])),
    ),
  );
  expect(trusts).toEqual(trusts.toSorted((a, b) => a - b));
  const [hardest] = answer.samples;
  expect(hardest.input).toEqual(examples.inputs.slice(2 * hardest.index, 2 * hardest.index + 2));
  expect(pauses).toBeGreaterThan(5); // other messages get through
});

test('what is not 0 of what layers read and give, on test examples; null where weights are not at hand', async () => {
  const counts = await answerQuestion({ kind: 'layer-counts', of, network: full }, beside);
  const weights = drawn('a');
  expect(counts.tested).toBe(200);
  expect(counts.layers?.map(({ parameter }) => parameter)).toEqual([0, 2, 4]);
  const whole = activityOf(network, weights, Float32Array.from(splits.test.inputs), 200);
  expect(counts.layers?.map(({ reads, gives }) => [reads, gives])).toEqual(
    whole.map((layer) => [layer.readsNonZero / layer.reads, layer.givesNonZero / layer.gives]),
  );
  expect(counts.layers?.map(({ values }) => values)).toEqual([8, 8, 2]);
  expect(await answerQuestion({ kind: 'layer-counts', of, network: reinitialized }, beside)).toEqual({
    kind: 'layer-counts',
    layers: null,
    tested: 0,
    rounded: false,
  });
});

test('feature maps of an input, side by side, with one scale', async () => {
  const link = readLink(
    'v=1&data.train=100&data.validation=100&data.test=100&data.imageSize=half&network.architecture=lenet-5&network.filters=2&network.denseWidths=8&pruning.rounds=1&chance.trials=1',
  );
  const images = { inputShape: [14, 14, 1], classNames: splits.classNames, filesHash: null };
  const conv = buildNetwork(link.experiment.network, images.inputShape, 2);
  const weights = initialize(conv.parameters, link.experiment.network, 1, 'a');
  const pruned = weights.map((values) => values.map((value, at) => (at % 2 === 0 ? value : 0)));
  const stored = [{ weights, rounded: false }, { weights: pruned, rounded: true }, undefined];
  let asked = 0;
  const convs = { ...beside, weightsOf: async () => stored[asked++] };
  const input = Uint8Array.from({ length: 196 }, (_, at) => (at * 7) % 256);
  const question = {
    kind: 'features',
    of: { ...of, experiment: link.experiment, data: images },
    networks: [full, ticket, reinitialized],
    input,
  } as const;
  const answer = await answerQuestion({ ...question, stage: 1 }, convs);
  if (answer.kind !== 'features') throw new Error(answer.kind);
  expect(answer.shape).toEqual([3, 3, 5]); // 14 / 2 − 4; 2 · 16/6 filters
  const stage = featureStages(conv)[1];
  const seen = Float32Array.from(input, (byte) => byte / 255);
  const expected = [weights, pruned].map((own) => Float32Array.from(featureMaps(conv, own, seen, stage)));
  expect(answer.networks).toEqual([
    { ...full, maps: expected[0], rounded: false },
    { ...ticket, maps: expected[1], rounded: true },
    { ...reinitialized, maps: null, rounded: false },
  ]);
  const sizes = expected
    .flatMap((maps) => [...maps])
    .filter((value) => value !== 0)
    .map(Math.abs)
    .toSorted((a, b) => a - b);
  expect(answer.reach).toBe(sizes[Math.ceil(sizes.length * 0.99) - 1]);
  await expect(answerQuestion({ ...question, stage: 2 }, convs)).rejects.toThrow(
    'The network has no feature maps number 2.',
  );
});

test('without any weights there are no hard examples', async () => {
  const answer = await answerQuestion({ kind: 'hard', of, networks: [reinitialized] }, beside);
  expect(answer).toMatchObject({ samples: [], wrong: [null] });
});

test('standardized images are read as the network was trained on them', async () => {
  const standardized = {
    ...of,
    experiment: { ...experiment, data: { ...experiment.data, standardize: 'per-channel' } },
  } as const;
  const standardization = { mean: [0.5], standardDeviation: [0.25] };
  const input = Float32Array.of(0.75, 0.25);
  const asked = { kind: 'answers', of: standardized, networks: [full], input } as const;
  const weights = { weights: drawn('a'), rounded: false };
  const inPlane = { ...beside, weightsOf: async () => weights, splits: async () => ({ ...splits, standardization }) };
  const answer = await answerQuestion(asked, inPlane);
  if (answer.kind !== 'answers') throw new Error(answer.kind);
  const logits = forward(network, drawn('a'), Float32Array.of(1, -1), 1);
  expect(answer.networks[0].said?.logit).toBeCloseTo(Math.max(...logits), 6);
});

test('what is not at hand is trained: the full network in round 0, the others in theirs', async () => {
  const masks = [{ trial: 0, chain: 0, remaining: [[2], [1]], prunedIn: [Uint8Array.of(1, 0)] }];
  const answer = await answerQuestion(
    { kind: 'train', of, networks: [{ arm: 'full', round: 2 }, ticket], masks },
    beside,
  );
  expect(answer).toEqual({ kind: 'train' });
  expect(trained).toEqual([[0, [key(0, 'full'), key(1, ticketOf(0))], masks]]);
});

test('a round being pruned: scores of the run before it, what falls by the recorded masks, and what survivors become', async () => {
  const specs = network.parameters;
  // every fourth weight of each kernel is pruned in round 1, the next ones in round 2
  const prunedIn = specs.map(({ shape, prunable }) =>
    prunable
      ? Uint8Array.from({ length: shape.reduce((a, b) => a * b) }, (_, at) => (at % 4 === 3 ? 1 : at % 4 === 2 ? 2 : 0))
      : null,
  );
  const asked = (round: number) =>
    answerQuestion({ kind: 'pruning', of, chain: 0, round, prunedIn, most: 1_000 }, beside);
  const first = await asked(1);
  expect(first).toMatchObject({ rounded: false, restore: 'rewound' });
  const kernels = [0, 2, 4];
  expect(first.layers?.map(({ parameter }) => parameter)).toEqual(kernels);
  const theta0 = initialize(specs, experiment.network, experiment.chance.initializationSeed, 'initialization', 0);
  for (const layer of first.layers ?? []) {
    expect(layer.thetaT).toEqual(drawn('a')[layer.parameter]);
    expect(layer.score).toEqual(drawn('a')[layer.parameter].map(Math.abs));
    expect(layer.start).toEqual(theta0[layer.parameter]);
    expect([...layer.falls]).toEqual([...layer.falls.keys()].map((at) => (at % 4 === 3 ? 1 : 0)));
  }
  // of round 2 those of round 1 are gone, and the run that is pruned is a recorded one
  const second = await asked(2);
  expect(second.rounded).toBe(true);
  expect(second.layers?.[1].left).toEqual([48, 32]); // of 64
  expect([...(second.layers?.[1].index ?? [])].every((at) => at % 4 !== 3)).toBe(true);
});

test('a round whose run before it is not at hand is not told', async () => {
  const none = { ...beside, weightsOf: async () => undefined };
  const prunedIn = network.parameters.map(() => null);
  await expect(answerQuestion({ kind: 'pruning', of, chain: 0, round: 1, prunedIn, most: 10 }, none)).resolves.toEqual({
    kind: 'pruning',
    layers: null,
    restore: null,
    rounded: false,
  });
});

test('another chain being pruned keeps what it has learned; before training there is nothing to tell', async () => {
  const chains = { ...experiment, compare: { chains: ['imp', 'fine-tuned', 'magnitude-at-init'] } };
  const { find } = recordedPlan({ experiment: chains, data, engine: { version: 'simd-1' } });
  const own = new Map([
    [find(key(0, 'full')).recipe, drawn('a')],
    [find(key(1, ticketOf(1))).recipe, drawn('c')],
  ]);
  const weightsOf: Answering['weightsOf'] = async (_plan, { recipe: wanted }) => {
    const weights = own.get(wanted);
    return weights && { weights, rounded: false };
  };
  const prunedIn = network.parameters.map(({ shape, prunable }) =>
    prunable ? Uint8Array.from({ length: shape.reduce((a, b) => a * b) }, (_, at) => (at % 4 === 3 ? 1 : 0)) : null,
  );
  const asked = (chain: number, round: number) =>
    answerQuestion(
      { kind: 'pruning', of: { ...of, experiment: chains }, chain, round, prunedIn, most: 1_000 },
      { ...beside, weightsOf },
    );
  // the fine-tuned run of round 1 is pruned in round 2, not the ticket's
  const { layers, restore } = await asked(1, 2);
  expect(restore).toBe('kept');
  const first = layers?.[0];
  expect([...(first?.thetaT ?? [])]).toEqual([...(first?.index ?? [])].map((at) => drawn('c')[0][at]));
  expect(first?.start).toEqual(first?.thetaT);
  await expect(asked(2, 1)).resolves.toMatchObject({ layers: null });
});

test('whole units being pruned: what ranks them, also where a trainer has told how much they give on', async () => {
  const told = (score: string) => {
    const by = readLink(
      `v=1&data.set=moons&data.train=100&data.validation=100&data.test=200&network.widths=8,8&pruning.rounds=2&chance.trials=1&pruning.granularity=filter&pruning.rate=0.5&pruning.unitScore=${score}`,
    ).experiment;
    const filters = recordedPlan({ experiment: by, data, engine: { version: 'simd-1' } });
    const found = new Map([
      [filters.find(key(0, 'full')).recipe, drawn('a')],
      ...filters.scorings().map((scoring) => [scoring.recipe, drawn('b')] as const),
    ]);
    // in the order of units half of both layers goes
    const half = (rows: number, columns: number, of: (row: number, column: number) => boolean): Uint8Array =>
      Uint8Array.from({ length: rows * columns }, (_, at) => (of(Math.floor(at / columns), at % columns) ? 1 : 0));
    const prunedIn = network.parameters.map((_, at) =>
      at === 0
        ? half(2, 8, (_row, column) => column < 4)
        : at === 2
          ? half(8, 8, (row, column) => row < 4 || column < 4)
          : at === 4
            ? half(8, 2, (row) => row < 4)
            : null,
    );
    return answerQuestion(
      { kind: 'pruning', of: { ...of, experiment: by }, chain: 0, round: 1, prunedIn, most: 1_000 },
      {
        ...beside,
        weightsOf: async (_plan, { recipe: wanted }) => {
          const weights = found.get(wanted);
          return weights && { weights, rounded: false };
        },
      },
    );
  };
  const sums = (kernel: Float32Array, of: (value: number) => number): Float32Array => {
    const units = new Float64Array(8);
    for (const [at, value] of kernel.entries()) units[at % 8] += of(value);
    return Float32Array.from(units);
  };
  for (const [score, name, of] of [
    ['l1-norm', 'a', Math.abs],
    ['activation', 'b', (value: number) => value],
  ] as const) {
    const { layers, restore } = await told(score);
    expect(restore).toBe('rewound');
    expect(layers?.map(({ parameter, units, left }) => [parameter, units, left])).toEqual([
      [0, 8, [8, 4]],
      [2, 8, [8, 4]],
    ]);
    for (const layer of layers ?? []) {
      expect(layer.score).toEqual(sums(drawn(name)[layer.parameter], of));
      expect(layer.falls).toEqual(Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0));
    }
  }
});

test('random networks, pruned: the closer to the trained one the more units they have, at its very places', async () => {
  const places = Float32Array.of(0.5, -0.5, -0.2, 0.1);
  const wanted = { kind: 'random-tickets', of, network: ticket, sizes: [1, 14], draw: 0, places } as const;
  const { trained: target, tickets, tested } = await answerQuestion(wanted, beside);
  expect([target?.rounded, tested]).toEqual([true, 200]);
  expect(target?.accuracy).toBe(
    score(forward(network, drawn('b'), splits.test.inputs, 200), splits.test.labels, 2).right,
  );
  expect(tickets.map(({ n, all }) => [n, all])).toEqual([
    [1, 307],
    [14, 4298],
  ]);
  const [first, last] = tickets;
  expect(first.logitError).toBeGreaterThan(10 * last.logitError);
  expect(last.logitError).toBeLessThan(0.05);
  target?.probabilities.forEach((p, at) => expect(last.probabilities[at]).toBeCloseTo(p, 2));
  expect(await answerQuestion({ ...wanted, network: reinitialized }, beside)).toEqual({
    kind: 'random-tickets',
    trained: null,
    tickets: [],
    tested: 0,
  });
});

test('times of a network with filters masked and without them are taken from the settings alone', async () => {
  const filters = readLink(
    'v=3&data.set=moons&network.widths=8,8&pruning.rounds=2&pruning.rate=0.5&pruning.granularity=filter&chains=imp',
  ).experiment;
  const asked = { kind: 'slice-times', of: { ...of, experiment: filters }, chain: 0, found: null } as const;
  let ticks = 0;
  const counting = { ...beside, now: () => (ticks += 1) };
  const { seconds } = await answerQuestion({ ...asked, level: 1 }, counting);
  // each reading of this clock is 1 ms after the one before, whatever is done: 15 examples at once are timed, 15 times
  expect(seconds).toEqual({ whole: 15 / 225 / 1000, masked: 15 / 225 / 1000, sliced: 15 / 225 / 1000 });
  expect(await answerQuestion({ ...asked, level: 3 }, beside)).toEqual({ kind: 'slice-times', seconds: null });
});

test('what each layer bears: one alone is cut by |θ_T|, all others are whole, validation examples are asked', async () => {
  const shares = [0.5, 0.25];
  const answer = await answerQuestion({ kind: 'layer-sensitivity', of, shares }, beside);
  const weights = drawn('a');
  const { inputs, labels, count } = splits.validation;
  const right = (values: typeof weights) => score(forward(network, values, inputs, count), labels, 2).right;
  expect(answer.tested).toBe(100);
  expect(answer.rounded).toBe(false);
  expect(answer.whole).toBeCloseTo(right(weights), 9);
  // weights of [2, 8], [8, 8] and [8, 2]
  expect(answer.layers?.map(({ parameter, left }) => [parameter, left])).toEqual([
    [0, [8, 4]],
    [2, [32, 16]],
    [4, [8, 4]],
  ]);
  for (const { parameter, left, accuracy } of answer.layers ?? []) {
    left.forEach((kept, at) => {
      const cut = weights[parameter].map(Math.abs).toSorted()[weights[parameter].length - kept];
      const alone = weights.map((values, other) =>
        other === parameter ? values.map((value) => (Math.abs(value) < cut ? 0 : value)) : values,
      );
      expect(accuracy[at]).toBeCloseTo(right(alone), 9);
    });
  }
  const elsewhere = { ...beside, weightsOf: async () => undefined };
  expect((await answerQuestion({ kind: 'layer-sensitivity', of, shares }, elsewhere)).layers).toBeNull();
});
