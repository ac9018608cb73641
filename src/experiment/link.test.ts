import { sections } from './sections';
import { comparing } from './sections/compare';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../problem';
import { checkHostileLinks } from './hostile-links-fixture';
import { fields, valueOf } from './fields';
import { readKeptLink, readLink, writeLink } from './link';
import { LONGEST_LINK } from './link-note';
import { readExperiment } from './stored';
import { experiments } from './links-fixture';
import { defaultExperiment, type Experiment } from './schema';

describe('links', () => {
  it('tell their version and nothing else for the default experiment', () => {
    expect(writeLink(defaultExperiment)).toBe('v=3');
    expect(readLink('')).toEqual({ experiment: defaultExperiment, notes: [] });
    expect(readLink('#')).toEqual({ experiment: defaultExperiment, notes: [] });
  });

  it('hold only what is not default, readable and in a fixed order', () => {
    const experiment: Experiment = {
      ...defaultExperiment,
      pruning: { ...defaultExperiment.pruning, rate: 0.2, rounds: 15 },
      data: { ...defaultExperiment.data, set: 'moons' },
      network: { ...defaultExperiment.network, widths: [8, 8] },
      compare: comparing(),
    };
    expect(writeLink(experiment)).toBe(
      'v=3&data.set=moons&network.widths=8,8&pruning.rate=0.2&pruning.rounds=15&chains=imp',
    );
  });

  it('give back every experiment exactly, in under 500 characters for ordinary changes', () => {
    fc.assert(
      fc.property(experiments, (experiment) => {
        const link = writeLink(experiment);
        expect(readLink(`#${link}`)).toEqual({ experiment, notes: [] });
        expect(readExperiment(JSON.parse(JSON.stringify(experiment)))).toEqual(experiment);
      }),
      { numRuns: 150 },
    );
    const everyDefault = fields.map((field) => `${field.path}=${String(valueOf(defaultExperiment, field))}`);
    expect(everyDefault.slice(0, 15).join('&').length).toBeLessThan(500);
  });

  it.each<[string, string, string, string]>([
    ['v=1&pruning.rate=7', 'pruning.rate', '0.9', '0.05 … 0.9'],
    ['v=1&pruning.rate=-1', 'pruning.rate', '0.05', '0.05 … 0.9'],
    ['v=1&pruning.rounds=2.7', 'pruning.rounds', '3', '1 … 30'],
    ['v=1&pruning.rounds=1e99', 'pruning.rounds', '30', '1 … 30'],
    ['v=1&pruning.rounds=many', 'pruning.rounds', '8', '1 … 30'],
    ['v=1&training.optimizer=lion', 'training.optimizer', 'adam', 'adam, sgd, momentum'],
    [
      'v=1&network.widths=99999,5',
      'network.widths',
      '2048,5',
      'none, or up to 6 numbers with commas between, 1 … 2048',
    ],
    ['v=1&network.widths=a', 'network.widths', '300,100', 'none, or up to 6 numbers with commas between, 1 … 2048'],
    ['v=1&pruning.convRate=none', 'pruning.convRate', 'auto', '0 … 0.9, or auto'],
    ['v=1&pruning.outputRate=', 'pruning.outputRate', 'auto', '0 … 0.9, or auto'],
    ['v=1&network.filters=none', 'network.filters', 'auto', '1 … 256, or auto'],
    ['v=1&network.widths=8,,8', 'network.widths', '8,8', 'none, or up to 6 numbers with commas between, 1 … 2048'],
    ['v=1&network.widths=', 'network.widths', '300,100', 'none, or up to 6 numbers with commas between, 1 … 2048'],
    [
      'v=1&network.widths=300,1…',
      'network.widths',
      '300,100',
      'none, or up to 6 numbers with commas between, 1 … 2048',
    ],
    ['v=1&network.widths=8 8', 'network.widths', '300,100', 'none, or up to 6 numbers with commas between, 1 … 2048'],
    [
      'pruning.remaining=20,10&pruning.rounds=5',
      'pruning.rounds',
      '2',
      '2, as many as there are values of pruning.remaining',
    ],
    [
      'pruning.rounds=99&pruning.remaining=20',
      'pruning.rounds',
      '1',
      '1, as many as there are values of pruning.remaining',
    ],
    [
      'data.set=textures&network.architecture=resnet-56&pruning.granularity=filter&pruning.plan=resnet-56-a&pruning.rounds=5',
      'pruning.rounds',
      '1',
      '1, as a plan of filters is one round',
    ],
    [
      'v=1&compare.arms=reinitialized,foo',
      'compare.chains',
      'reinitialized',
      sections.compare.chains.choices.join(', '),
    ],
  ])('%s: uses the nearest allowed value and says so', (link, path, used, allowedText) => {
    const { experiment, notes } = readLink(link);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({ kind: 'not-allowed', path, used });
    expect(inEnglish(notes[0].allowed)).toBe(allowedText);
    expect(readLink(writeLink(experiment)).notes).toEqual([]);
  });

  it('note what they do not know, and newer versions', () => {
    expect(readLink('v=1&pruning.magic=1').notes).toEqual([
      { kind: 'unknown-setting', path: 'pruning.magic', given: '1', used: '', allowed: '' },
    ]);
    expect(readLink('v=4&pruning.rate=0.2')).toMatchObject({
      experiment: { pruning: { rate: 0.2 } },
      notes: [{ kind: 'newer-version', given: '4', used: '3' }],
    });
    expect(readLink(`v=1&x=${'y'.repeat(LONGEST_LINK)}`).notes[0].kind).toBe('too-long');
  });

  it('given twice: the last value counts, and the others are named', () => {
    const read = (link: string) => readLink(`v=1&${link}`);
    expect(read('pruning.rate=0.5&pruning.rate=0.2')).toMatchObject({
      experiment: { pruning: { rate: 0.2 } },
      notes: [{ kind: 'given-twice', path: 'pruning.rate', given: '0.5', used: '0.2' }],
    });
    expect(read('data.set=xor&Data.Set=moons&data.set=circles').notes).toMatchObject([
      { given: 'xor; moons', used: 'circles' },
    ]);
    expect(read('network.widths=8&network.widths=7000').notes).toMatchObject([
      { kind: 'not-allowed' },
      { given: '8', used: '2048' },
    ]);
    expect(readLink('v=3&v=1').notes).toMatchObject([{ kind: 'given-twice', path: 'v', given: '3', used: '1' }]);
    expect(read('pruning.rate=0.2&pruning.rate=0.2').notes).toEqual([]); // nothing to choose from
  });

  it('refuse a network over the limit by counting, before anything is allocated', () => {
    const { experiment, notes } = readLink('v=1&network.widths=2048,2048,2048,2048,2048,2048');
    expect(notes).toMatchObject([{ kind: 'too-large', path: 'network.widths', used: '300,100' }]);
    expect(experiment.network.widths).toEqual([300, 100]);
  });

  it('keep training and validation within the data set, and evaluation within the steps', () => {
    const { experiment, notes } = readLink('v=1&data.set=mnist&data.train=60000&data.validation=5000');
    expect(experiment.data).toMatchObject({ train: 55_000, validation: 5_000 });
    expect(notes).toMatchObject([{ path: 'data.train', given: '60000', used: '55000' }]);
    expect(readLink('v=1&training.steps=20&training.evaluateEvery=50').experiment.training.evaluateEvery).toBe(20);
    expect(readLink('v=1&training.steps=200000&training.evaluateEvery=1').experiment.training.evaluateEvery).toBe(100);
  });
});

it('hostile links: a few hundred of what runs a hundred thousand times by night', () => {
  expect(() => checkHostileLinks(300, 1)).not.toThrow();
});

describe('links of earlier versions', () => {
  const before = { training: { learningRate: 0.0012 } };

  it('have the defaults of the version that wrote them; an address without settings has those of today', () => {
    for (const link of ['v=1', '#v=2', 'round=3&v=2']) expect(readLink(link).experiment).toMatchObject(before);
    for (const link of ['', '#', 'v=3', 'lecture=on'])
      expect(readLink(link)).toEqual({ experiment: defaultExperiment, notes: [] });
    expect(readLink('v=2&training.steps=600').experiment.training).toMatchObject({ steps: 600, learningRate: 0.0012 });
    // what a value that cannot be used gives way to, too
    expect(readLink('v=2&training.learningRate=high').experiment.training.learningRate).toBe(0.0012);
    expect(readLink('v=3&training.learningRate=high').experiment.training.learningRate).toBe(0.003);
    // version 1 kept its default without a word
    expect(readKeptLink('')).toEqual(readLink('v=1'));
    expect(readKeptLink('v=3')).toEqual(readLink('v=3'));
  });

  it('mean the same once they are written again', () => {
    fc.assert(
      fc.property(fc.constantFrom('v=1', 'v=2'), experiments, (version, experiment) => {
        const [, ...settings] = writeLink(experiment).split('&');
        const kept = [version, ...settings].join('&');
        const read = readLink(kept).experiment;
        expect(readLink(writeLink(read))).toEqual({ experiment: read, notes: readLink(kept).notes });
      }),
      { numRuns: 200 },
    );
    expect(writeLink(readLink('v=2&data.set=moons').experiment)).toBe(
      'v=3&data.set=moons&training.learningRate=0.0012',
    );
  });
});

describe('stored experiments', () => {
  it('are read back; what they lack is the default of the first versions', () => {
    expect(readExperiment({})).toEqual(readLink('v=1').experiment);
    expect(readExperiment(JSON.parse(JSON.stringify(defaultExperiment)))).toEqual(defaultExperiment);
    expect(readExperiment({ pruning: { rate: 0.2 } }).pruning).toEqual(
      readLink('v=1&pruning.rate=0.2').experiment.pruning,
    );
  });
  it('are refused with the setting and what is allowed', () => {
    expect(() => readExperiment({ pruning: { rate: 5 } })).toThrow('pruning.rate is 5; allowed: 0.05 … 0.9.');
    expect(() => readExperiment({ network: { widths: [2048, 2048, 2048, 2048, 2048, 2048] } })).toThrow(
      'network.widths',
    );
  });
});
