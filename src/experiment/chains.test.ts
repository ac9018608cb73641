/** Chains in links, files and names; what version 1 said means what it meant. */
import { describe, expect, it } from 'vitest';
import { armsOf, chainsOf, experimentOfChain } from './chains';
import { readKeptLink, readLink, writeLink } from './link';
import { comparing } from './sections/compare';
import { defaultExperiment } from './schema';
import { readExperiment } from './stored';
import { runNamed } from './arm-names-fixture';
import { armNames, namedRun } from './arm-names';

/** One more than an experiment has. */
const NINE = ['imp', 'fine-tuned', 'late-rewound'].flatMap((method) => [
  method,
  `${method}*reinitialized`,
  `${method}*random-mask`,
]);

describe('links', () => {
  const link = 'v=3&chains=imp*reinitialized*random-mask,fine-tuned*reinitialized,imp&chain.2.pruning.rate=0.5';
  const { experiment, notes } = readLink(link);

  it('hang any control on any chain, and give a chain settings of its own', () => {
    expect(notes).toEqual([]);
    expect(chainsOf(experiment)).toEqual([
      { method: 'imp', controls: ['reinitialized', 'random-mask'], own: {} },
      { method: 'fine-tuned', controls: ['reinitialized'], own: {} },
      { method: 'imp', controls: [], own: { 'pruning.rate': '0.5' } },
    ]);
    expect(experimentOfChain(experiment, chainsOf(experiment)[2]).pruning.rate).toBe(0.5);
    expect(writeLink(experiment)).toBe(
      link.replace('imp*reinitialized*random-mask,', 'imp*reinitialized*random-mask,'),
    );
    expect(readExperiment(JSON.parse(JSON.stringify(experiment)))).toEqual(experiment);
  });

  it('have each chain once: another one that is the same is left out, and said to be', () => {
    const same = 'chains=imp,fine-tuned,imp,fine-tuned,imp&chain.3.pruning.rate=0.5';
    const { experiment: once, notes: left } = readLink(same);
    expect(once.compare.chains).toEqual(['imp', 'fine-tuned', 'fine-tuned pruning.rate=0.5']);
    expect(left).toMatchObject([{ kind: 'same-chain', path: 'compare.chains', given: 'imp' }]);
    expect(readLink(writeLink(once))).toEqual({ experiment: once, notes: [] });
    // what was trained of them stays
    expect(readKeptLink('chains=imp,imp').experiment.compare.chains).toEqual(['imp', 'imp']);
  });

  it('name every run once, in the names of version 1 where it had them', () => {
    const arms = ['ticket', 'reinitialized', 'random-mask', 'fine-tuned', 'ticket-2', 'fine-tuned*reinitialized'];
    const names = armNames(experiment);
    expect(armsOf(experiment).map(names.nameOf)).toEqual(arms);
    for (const arm of ['full', ...arms]) {
      const run = { trial: 1, round: arm === 'full' ? 0 : 2, arm };
      expect(namedRun(names, runNamed(experiment, 1, arm, run.round))).toEqual(run);
    }
    expect(names.armNamed('late-rewound')).toBeNull();
  });

  it.each([
    ['chains=fine-tuned', ['imp', 'fine-tuned']],
    ['chains=imp,snipp', ['imp']],
    ['chains=imp*foo', ['imp']],
    [`chains=${NINE.join(',')}`, NINE.slice(0, 8)],
    ['chains=imp,imp&chain.1.pruning.rate=7', ['imp', 'imp pruning.rate=0.9']],
    // a look at every one of 100,000 steps: 500 at the least lie between two
    [
      'data.set=textures&network.architecture=vgg-11&training.steps=100000&chains=imp,early-bird&chain.1.pruning.maskEvery=1',
      ['imp', 'early-bird pruning.maskEvery=500'],
    ],
    ['chains=imp,imp*random-mask&chain.1.data.set=moons', ['imp', 'imp*random-mask']],
    ['chains=imp,imp*random-mask&chain.0.pruning.rate=0.2', ['imp', 'imp*random-mask']],
  ])('%s: uses what there is, and says so', (settings, expected) => {
    const { experiment: used, notes: said } = readLink(`v=2&${settings}`);
    expect(used.compare.chains).toEqual(expected);
    expect(said).toHaveLength(1);
    expect(said[0].kind).toMatch(/^not-/);
  });
});

describe('version 1', () => {
  it('compared arms: chains with the controls that hung there', () => {
    const all = 'reinitialized,random-mask,reset-at-end,fine-tuned,late-rewound,learning-rate-rewound';
    expect(readLink(`v=1&compare.arms=${all}`).experiment.compare.chains).toEqual([
      'imp*reinitialized*random-mask',
      'fine-tuned',
      'late-rewound',
      'learning-rate-rewound*reset-at-end',
    ]);
    expect(readLink('v=1&compare.arms=none').experiment.compare.chains).toEqual(['imp']);
    expect(readLink('v=1').experiment.compare).toEqual(defaultExperiment.compare);
  });

  it('is read from files, too', () => {
    expect(readExperiment({ compare: { arms: ['fine-tuned', 'random-mask'] } })).toEqual({
      ...readLink('v=1').experiment,
      compare: comparing('random-mask', 'fine-tuned'),
    });
    expect(() => readExperiment({ compare: { arms: ['foo'] } })).toThrow(
      'compare.arms is ["foo"]; allowed: reinitialized',
    );
  });
});
