import { expect, it } from 'vitest';
import { multiplyAdds } from '../models/multiply-adds';
import { chainsOf, stepsOf } from './chains';
import { countsByLevel, levelsOf, remainingByLevel } from './levels';
import { readLink, writeLink } from './link';
import { networkOn } from './network';

const FILTERS = 'v=3&data.set=textures&data.imageSize=half&pruning.granularity=filter';

it('a plan leaves what is published, in one round (Li et al. 2017, Table 1)', () => {
  const { experiment, notes } = readLink(
    `${FILTERS.replace('textures&data.imageSize=half', 'cifar-10')}&network.architecture=resnet-56&network.shortcut=parameter-free&pruning.plan=resnet-56-b&chains=imp*scratch-b&pruning.rounds=5`,
  );
  expect(notes).toMatchObject([{ path: 'pruning.rounds', given: '5', used: '1' }]);
  expect([experiment.pruning.rounds, levelsOf(experiment, 0)]).toEqual([1, 1]);
  const network = networkOn(experiment, null);
  const [, left] = countsByLevel(experiment, network.parameters, 0);
  expect(multiplyAdds(network, left)).toBe(90_907_264);
  // int(1,200 · 125,485,696 / 90,907,264)
  expect(stepsOf(experiment, { chain: 0, control: 'scratch-b', level: 1 })).toBe(1_656);
  expect(readLink(writeLink(experiment)).experiment).toEqual(experiment);
});

it('a plan of another architecture is none, and said', () => {
  const { experiment, notes } = readLink(`${FILTERS}&network.architecture=vgg-16-dense&pruning.plan=resnet-56-a`);
  expect(experiment.pruning.plan).toBe('none');
  expect(notes.map(({ path, allowed }) => [path, allowed])).toEqual([['pruning.plan', 'none, vgg-16-a']]);
});

it('each layer keeps as many units as stay whole, and one at least', () => {
  const { experiment } = readLink(
    `${FILTERS}&network.architecture=conv-2&network.filters=5&network.denseWidths=3&pruning.rate=0.5&pruning.convRate=0.3&pruning.rounds=3&chains=imp,fine-tuned`,
  );
  const { parameters } = networkOn(experiment, null);
  const kernels = parameters.flatMap(({ prunable }, at) => (prunable ? [at] : []));
  const counts = countsByLevel(experiment, parameters, 1).map((left) => kernels.map((at) => left[at]));
  // 5-5-3, then 3-3-1, 2-2-1 and 1-1-1 units; the dense layer reads 64 places
  expect(counts).toEqual([
    [27 * 5, 9 * 5 * 5, 64 * 5 * 3, 3 * 10],
    [27 * 3, 9 * 3 * 3, 64 * 3, 10],
    [27 * 2, 9 * 2 * 2, 64 * 2, 10],
    [27, 9, 64, 10],
  ]);
  expect(remainingByLevel(experiment, parameters)[0]).toBe(1);
});

it('from scratch is there where whole units go, of the same computing where that is not too long', () => {
  const weights = readLink('v=3&chains=imp*scratch-e');
  expect(weights.experiment.compare.chains).toEqual(['imp']);
  expect(weights.notes.map(({ kind, given }) => [kind, given])).toEqual([['needs-units', 'scratch-e']]);
  const long = readLink(
    `${FILTERS}&network.architecture=conv-2&training.steps=20000&training.evaluateEvery=1000&pruning.rate=0.5&pruning.rounds=3&chains=imp*scratch-e*scratch-b`,
  );
  expect(long.experiment.compare.chains).toEqual(['imp*scratch-e']);
  expect(long.notes.map(({ kind }) => kind)).toEqual(['too-many-steps']);
  expect(chainsOf(long.experiment)[0].controls).toEqual(['scratch-e']);
});

it('networks that act, and those without hidden layers, lose single weights', () => {
  for (const link of ['v=3&data.set=cartpole&network.widths=8', 'v=3&data.set=moons&network.widths=none']) {
    const { experiment } = readLink(`${link}&pruning.rounds=2`);
    const by = { ...experiment, pruning: { ...experiment.pruning, granularity: 'filter' as const } };
    const { parameters } = networkOn(experiment, null);
    expect(countsByLevel(by, parameters, 0)).toEqual(countsByLevel(experiment, parameters, 0));
  }
});
