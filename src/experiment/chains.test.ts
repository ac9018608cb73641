/** Chains in links, files and names; what version 1 said means what it meant. */
import { describe, expect, it } from 'vitest';
import { armsOf, chainsOf, experimentOfChain, withArm } from './chains';
import { readLink, writeLink } from './link';
import { comparing } from './sections/compare';
import { defaultExperiment } from './schema';
import { readExperiment } from './stored';
import { runNamed } from './arm-names-fixture';
import { armNames, namedRun } from './arm-names';

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
    [`chains=${Array.from({ length: 9 }, () => 'imp').join(',')}`, Array.from({ length: 8 }, () => 'imp')],
    ['chains=imp,imp&chain.1.pruning.rate=7', ['imp', 'imp pruning.rate=0.9']],
    ['chains=imp,imp&chain.1.data.set=moons', ['imp', 'imp']],
    ['chains=imp,imp&chain.0.pruning.rate=0.2', ['imp', 'imp']],
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

describe("the form's list", () => {
  const withWanted = (chains: readonly string[], id: string, isWanted: boolean): string[] =>
    withArm({ ...defaultExperiment, compare: { chains } }, id, isWanted);

  it('adds and takes away what version 1 compared, and leaves the rest as it is', () => {
    const own = ['imp', 'fine-tuned*random-mask', 'imp pruning.rate=0.5'];
    expect(withWanted(own, 'late-rewound', true)).toEqual([
      'imp',
      'fine-tuned*random-mask',
      'imp pruning.rate=0.5',
      'late-rewound',
    ]);
    expect(withWanted(own, 'random-mask', true)).toEqual(['imp*random-mask', ...own.slice(1)]);
    expect(withWanted(own, 'reset-at-end', true)).toEqual([...own, 'learning-rate-rewound*reset-at-end']);
    expect(withWanted(own, 'fine-tuned', false)).toEqual(['imp', 'imp pruning.rate=0.5']);
  });
});
