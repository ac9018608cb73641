import { describe, expect, it } from 'vitest';
import { keptByGroup, levelCount } from '../lottery/pruning';
import { plannedCount } from '../recording/complete';
import { inEnglish } from '../problem';
import { armsOf } from './chains';
import { derivedValue, fields } from './fields';
import { armsOfSize, countsByLevel, levelsOf, remainingByLevel, remainingOfAll } from './levels';
import { readLink, writeLink } from './link';
import { networkOn } from './network';

/** 2 → 8 → 8 → 2: 16 + 64 + 16 = 96 weights, 18 biases. */
const read = (more: string) => {
  const link = `v=2&data.set=moons&network.widths=8,8&pruning.rate=0.2&pruning.rounds=3&chance.trials=2${more}`;
  const { experiment, notes } = readLink(link);
  return { experiment, notes, link, specs: networkOn(experiment, null).parameters };
};
const two = read('&chains=imp*reinitialized,imp*random-mask&chain.1.pruning.rate=0.5&chain.1.pruning.rounds=4');

it('a chain has the levels that its own settings plan, the output layer at half its rate', () => {
  const { experiment, notes, specs } = two;
  expect(notes).toEqual([]);
  expect([0, 1].map((chain) => levelsOf(experiment, chain))).toEqual([3, 4]);
  const kernels = (chain: number): number[][] =>
    countsByLevel(experiment, specs, chain).map((counts) => [0, 2, 4].map((at) => counts[at]));
  expect(kernels(0)).toEqual([
    [16, 64, 16],
    [13, 51, 14],
    [10, 41, 13],
    [8, 33, 12],
  ]);
  expect(kernels(1)).toEqual([
    [16, 64, 16],
    [8, 32, 12],
    [4, 16, 9],
    [2, 8, 7],
    [1, 4, 5],
  ]);
  const [first, second] = [[96, 78, 64, 53].map((left) => left / 96), [96, 52, 29, 17, 10].map((left) => left / 96)];
  expect(remainingByLevel(experiment, specs)).toEqual(first);
  expect(remainingByLevel(experiment, specs, 1)).toEqual(second);
  expect(remainingOfAll(experiment, specs)).toEqual([...first, ...second]);
});

it('chains of equally many weights have the very same fraction, however these are spread over layers', () => {
  const { experiment, specs } = read('&chains=imp,snip,synflow');
  const byChain = [0, 1, 2].map((chain) => remainingByLevel(experiment, specs, chain));
  expect(byChain).toEqual(byChain.map(() => [96, 78, 64, 53].map((left) => left / 96)));
});

it('its networks and their controls are planned at those levels', () => {
  // 2 trials × (full network + 3 levels × 2 arms + 4 levels × 2 arms)
  expect(plannedCount(two.experiment)).toBe(30);
  expect(plannedCount(read('&chains=imp,imp&chain.1.pruning.rounds=1').experiment)).toBe(10);
  expect(plannedCount(read('&chains=imp*reinitialized,fine-tuned').experiment)).toBe(20);
});

it('the link says them, and moves what is not allowed', () => {
  expect(writeLink(two.experiment)).toContain('&chain.1.pruning.rate=0.5&chain.1.pruning.rounds=4');
  expect(readLink(writeLink(two.experiment)).experiment).toEqual(two.experiment);
  const { experiment, notes } = read('&chains=imp,imp&chain.1.pruning.rounds=31&chain.0.pruning.rounds=2');
  expect(levelsOf(experiment, 1)).toBe(30);
  expect(notes.map(({ path, given, used }) => [path, given, used])).toEqual([
    ['chain.0.pruning.rounds', '2', ''],
    ['chain.1.pruning.rounds', '31', '30'],
  ]);
});

it('the link names chains that are not there, and values given twice', () => {
  const notes = (more: string) => read(more).notes.map(({ kind, path, given, used }) => [kind, path, given, used]);
  expect(notes('&chains=imp,imp*random-mask&chain.2.pruning.rate=0.5')).toEqual([
    ['unknown-setting', 'chain.2.pruning.rate', '0.5', ''],
  ]);
  expect(notes('&chain.9.pruning.rounds=2&chains=imp')).toEqual([
    ['unknown-setting', 'chain.9.pruning.rounds', '2', ''],
  ]);
  expect(notes('&chains=imp,imp&chain.1.pruning.rate=0.5&chain.1.pruning.rate=0.6')).toEqual([
    ['given-twice', 'chain.1.pruning.rate', '0.5', '0.6'],
  ]);
});

it('only arms of the same number of weights stand beside the ticket', () => {
  const { experiment, specs } = two;
  expect(armsOfSize(experiment, specs, 0)).toEqual(armsOf(experiment));
  expect(armsOfSize(experiment, specs, 3)).toEqual(['0', '0*reinitialized']);
  // other settings than rates leave all levels as they are
  const same = read('&chains=imp,imp*random-mask,fine-tuned&chain.1.pruning.criterion=random&chain.2.pruning.rounds=2');
  expect(armsOfSize(same.experiment, same.specs, 2)).toEqual(armsOf(same.experiment));
  expect(armsOfSize(same.experiment, same.specs, 3)).toEqual(['0', '1', '1*random-mask']);
});

describe('weights remaining, level by level', () => {
  const specs = [
    { name: '1/kernel', layer: 1, kind: 'dense', shape: [100, 10], fanIn: 100, fanOut: 10, prunable: true },
    { name: '2/kernel', layer: 2, kind: 'output', shape: [10, 10], fanIn: 10, fanOut: 10, prunable: true },
  ] as const;
  const rates = { rate: 0.5, outputRate: null, remaining: [20, 5, 0.2] };

  it('are so many percent of every layer, or of all that are ranked together, whatever the rates', () => {
    expect(keptByGroup(specs, rates, 'layerwise', 3).map(({ kept }) => kept)).toEqual([
      [1000, 200, 50, 2],
      [100, 20, 5, 0],
    ]);
    expect(keptByGroup(specs, rates, 'everything', 3).map(({ kept }) => kept)).toEqual([[1100, 220, 55, 2]]);
  });

  it('are as many levels as there are numbers', () => {
    expect(levelCount({ rounds: 8, remaining: [20, 5] })).toBe(2);
    expect(levelCount({ rounds: 8, remaining: null })).toBe(8);
    const { experiment, notes } = readLink('v=3&pruning.remaining=5,20,0.2,5');
    expect(notes).toEqual([]);
    expect(experiment.pruning).toMatchObject({ remaining: [20, 5, 0.2], rounds: 3 });
    expect(readLink(writeLink(experiment))).toEqual({ experiment, notes: [] });
    expect(readLink('v=3&pruning.remaining=none').notes).toHaveLength(1);
    expect(readLink('v=3&pruning.remaining=200,5').experiment.pruning.remaining).toEqual([99, 5]);
  });
});

describe('what is left of each layer (Han et al. 2015)', () => {
  const link = (more: string) => readLink(`v=3&chance.trials=1${more}`);
  const kernels = (more: string): number[][] => {
    const { experiment, notes } = link(more);
    expect(notes).toEqual([]);
    const specs = networkOn(experiment, null).parameters;
    return countsByLevel(experiment, specs, 0).map((counts) => counts.filter((_, at) => specs[at].prunable));
  };
  it.each([
    ['LeNet-300-100', '&pruning.layersRemaining=8,9,26', [18_816, 2_700, 260], 21_776],
    [
      'Caffe’s LeNet-5',
      '&network.architecture=lenet-5-caffe&pruning.layersRemaining=66,12,8,19',
      [330, 3_000, 32_000, 950],
      36_280,
    ],
  ])('%s', (_, more, last, sum) => {
    for (const rounds of [1, 3]) expect(kernels(`${more}&pruning.rounds=${rounds}`).at(-1)).toEqual(last);
    expect(last.reduce((a, b) => a + b)).toBe(sum);
  });
  it('every round leaves the same share: a quarter in two rounds is a half and a half, all is all', () => {
    const small = '&data.set=moons&network.widths=8,8&pruning.layersRemaining=25,100,6.25';
    const twice = `${small}&pruning.rounds=2`;
    expect(kernels(twice)).toEqual([
      [16, 64, 16],
      [8, 64, 4],
      [4, 64, 1],
    ]);
    // levels that are said and layers that are ranked together have none of their own
    expect(kernels(`${small}&pruning.remaining=50`).at(-1)).toEqual([8, 32, 8]);
    expect(kernels(`${twice}&pruning.scope=everything&pruning.rate=0.5`).at(-1)).toEqual([4, 16, 4]);
    // nor have weights beside whole units: 4, 16 and 9 by the rates
    const { experiment } = link(`${twice}&pruning.granularity=filter&pruning.rate=0.5&chains=imp,snip`);
    expect(remainingByLevel(experiment, networkOn(experiment, null).parameters, 1).at(-1)).toBe(29 / 96);
  });
  it('is said of all layers that are pruned, within limits, or not at all', () => {
    const { experiment, notes } = link('&pruning.layersRemaining=8,9');
    expect(experiment.pruning.layersRemaining).toBeNull();
    expect(notes).toMatchObject([{ kind: 'not-allowed', path: 'pruning.layersRemaining', given: '8,9', used: 'auto' }]);
    // also where one chain alone prunes layer by layer
    const ofChain = link(
      '&pruning.layersRemaining=8,9&pruning.scope=global&chains=imp,imp&chain.1.pruning.scope=layerwise',
    );
    expect(ofChain.experiment.pruning.layersRemaining).toBeNull();
    expect(ofChain.notes).toMatchObject([{ kind: 'not-allowed', path: 'pruning.layersRemaining', given: '8,9' }]);
    expect(notes.map(({ allowed }) => inEnglish(allowed))).toEqual([
      '3 numbers with commas between, one for each layer that is pruned, 0.01 … 100; or auto',
    ]);
    expect(link('&pruning.layersRemaining=0,1e9,-3').experiment.pruning.layersRemaining).toEqual([0.01, 100, 0.01]);
    expect(link('&pruning.layersRemaining=x,9,8').experiment.pruning.layersRemaining).toBeNull();
    const [first] = fields
      .filter(({ path }) => path === 'pruning.layersRemaining')
      .map((one) => derivedValue(link('').experiment, one));
    expect(first).toEqual([3.2, 3.2, 21]);
  });
});
