import { expect, it } from 'vitest';
import { readLink } from '../experiment/link';
import { networkOn } from '../experiment/network';
import { isKernel, isTrainable, sizeOf } from '../lottery/parameters';
import { runOf, ticketOf } from '../lottery/run-key';
import { smallerSpecs } from '../lottery/units';
import { multiplyAdds } from '../models/multiply-adds';
import { unitsOf } from '../models/units';
import { filterRows } from './filters';

const rowsOf = (link: string, level: number) => {
  const { experiment, notes } = readLink(link);
  expect(notes).toEqual([]);
  return filterRows(experiment, networkOn(experiment, null), [], level);
};

// 2-8-8-2: 96 weights and 18 biases; with half of the units 2-4-4-2, then 2-2-2-2
const SMALL =
  'v=3&data.set=moons&network.widths=8,8&training.steps=40&training.evaluateEvery=10&pruning.rounds=2&pruning.rate=0.5&pruning.granularity=filter';

it('counts what is left of multiply-adds and parameters, and the steps of each network with those before', () => {
  const chains = '&chains=imp*scratch-e*scratch-b*random-mask,fine-tuned,snip&pruning.retrainSteps=20';
  expect(rowsOf(SMALL + chains, 2)).toEqual([
    { arm: 'full', score: null, steps: 40, stepsBefore: 0, wholeTo: null, multiplyAdds: 96, parameters: 114 },
    { arm: '0', score: null, steps: 40, stepsBefore: 0, wholeTo: null, multiplyAdds: 12, parameters: 18 },
    { arm: '0*random-mask', score: null, steps: 40, stepsBefore: 0, wholeTo: null, multiplyAdds: 12, parameters: 18 },
    { arm: '0*scratch-e', score: null, steps: 40, stepsBefore: 0, wholeTo: null, multiplyAdds: 12, parameters: 18 },
    { arm: '0*scratch-b', score: null, steps: 320, stepsBefore: 0, wholeTo: null, multiplyAdds: 12, parameters: 18 },
    // the full network, the first round's, then its own
    { arm: '1', score: null, steps: 20, stepsBefore: 60, wholeTo: null, multiplyAdds: 12, parameters: 18 },
  ]);
});

it('pruned at once, a network has only the full one behind it', () => {
  const rows = rowsOf(`${SMALL}&chains=imp,fine-tuned&pruning.retrainSteps=20&pruning.schedule=one-shot`, 2);
  expect(rows.map(({ steps, stepsBefore }) => [steps, stepsBefore])).toEqual([
    [40, 0],
    [40, 0],
    [20, 40],
  ]);
});

it('of a convnet the share of multiply-adds is not that of parameters', () => {
  const conv =
    'v=3&data.set=textures&network.architecture=conv-2&network.filters=8&network.denseWidths=16&data.imageSize=half';
  const [full, ticket] = rowsOf(`${conv}&pruning.rate=0.5&pruning.rounds=1&pruning.granularity=filter&chains=imp`, 1);
  // 16×16×3 textures: 27·8 and 72·8 weights at 256 places, 512·16 and 16·10 once; half of all units leave 27·4, 36·4, 256·8, 8·10
  expect(full.multiplyAdds).toBe(256 * (216 + 576) + 8_192 + 160);
  expect(ticket.multiplyAdds).toBe(256 * (108 + 144) + 2_048 + 80);
  expect(full.parameters).toBe(216 + 576 + 8_192 + 160 + 8 + 8 + 16 + 10);
  expect(ticket.parameters).toBe(108 + 144 + 2_048 + 80 + 4 + 4 + 8 + 10);
});

it('tells of Early-Bird what training has found: means of the trials, and when masks were drawn', () => {
  const link =
    'v=3&data.set=textures&network.architecture=vgg-11&network.filters=1&training.steps=100&pruning.remaining=50&chains=imp,early-bird*scratch-e';
  const { experiment, notes } = readLink(link);
  expect(notes).toEqual([]);
  const network = networkOn(experiment, null);
  const [, unknown] = filterRows(experiment, network, [], 1);
  expect(unknown).toMatchObject({ arm: '1', wholeTo: null, multiplyAdds: null, parameters: null });
  // 1, 2, 4, 4, 8, 8, 8, 8 filters of 3×3 and dense outputs, 3 channels in; a trial loses the last filter of the first two layers
  const specs = network.parameters;
  const counts = (kept: readonly number[]): number[] => {
    const groups = unitsOf(network);
    return smallerSpecs(specs, groups, kept).map(({ shape }) => sizeOf(shape));
  };
  const [whole, less] = [counts([1, 2, 4, 4, 8, 8, 8, 8]), counts([1, 1, 4, 4, 8, 8, 8, 4])];
  const kernelsOnly = (sizes: readonly number[]): number[] =>
    sizes.map((size, at) => (isKernel(specs[at]) ? size : sizeOf(specs[at].shape)));
  const emergence = (trial: number, step: number) => ({
    measure: 'emergence',
    id: runOf(trial, ticketOf(1), 1),
    about: {},
    columns: { step: [step], emerged: [1] },
  });
  const rows = filterRows(experiment, network, [], 1, {
    masks: [whole, less].map((left, trial) => ({
      trial,
      chain: 1,
      remaining: [whole, kernelsOnly(left)],
      prunedIn: [],
    })),
    measurements: [emergence(0, 40), emergence(1, 60)],
  });
  const trained = (sizes: readonly number[]): number =>
    sizes.reduce((sum, size, at) => sum + (isTrainable(specs[at]) ? size : 0), 0);
  const halfway = (of: (sizes: readonly number[]) => number): number => (of(whole) + of(less)) / 2;
  const small = { multiplyAdds: halfway((sizes) => multiplyAdds(network, sizes)), parameters: halfway(trained) };
  expect(rows.slice(1)).toMatchObject([
    { arm: '1', wholeTo: 50, ...small },
    { arm: '1*scratch-e', wholeTo: null, ...small },
  ]);
});
