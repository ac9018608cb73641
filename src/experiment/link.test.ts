import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTrainable } from '../models/layers';
import { networkOf } from '../store/selectors';
import { checkLimits } from './limits';
import { fields, LONGEST_LINK, readExperiment, readLink, valueOf, withValue, writeLink, type Field } from './link';
import { defaultExperiment, experimentSchema, type Experiment } from './schema';
import { MOST_WEIGHTS } from './size-limits';

/** Any value a setting allows, as its schema tells. */
function allowed(field: Field): fc.Arbitrary<unknown> {
  const { info } = field;
  switch (info.kind) {
    case 'number': {
      const number = Number.isInteger(info.step)
        ? fc.integer({ min: info.min, max: info.max })
        : fc.double({ min: info.min, max: info.max, noNaN: true });
      return info.optional ? fc.option(number) : number;
    }
    case 'choice':
      return fc.constantFrom(...info.choices);
    case 'choices':
      return fc.subarray([...info.choices]);
    case 'list': {
      const list = fc.uniqueArray(fc.integer({ min: info.min, max: 300 }), { maxLength: info.most });
      const sorted = list.map((numbers) => (info.of === 'steps' ? numbers.toSorted((a, b) => a - b) : numbers));
      return info.optional ? fc.option(sorted) : sorted;
    }
    default:
      return info satisfies never;
  }
}

const experiments: fc.Arbitrary<Experiment> = fc
  .tuple(...fields.map((field) => fc.option(allowed(field), { nil: undefined, freq: 2 })))
  .map((values) =>
    fields.reduce(
      (experiment, field, index) => (values[index] === undefined ? experiment : withValue(experiment, field, values[index])),
      defaultExperiment,
    ),
  )
  .map((experiment) => checkLimits(experiment).experiment);

describe('links', () => {
  it('are empty for the default experiment', () => {
    expect(writeLink(defaultExperiment)).toBe('');
    expect(readLink('')).toEqual({ experiment: defaultExperiment, notes: [] });
    expect(readLink('#')).toEqual({ experiment: defaultExperiment, notes: [] });
  });

  it('hold only what is not default, readable and in a fixed order', () => {
    const experiment: Experiment = {
      ...defaultExperiment,
      pruning: { ...defaultExperiment.pruning, rate: 0.2, rounds: 15 },
      data: { ...defaultExperiment.data, set: 'moons' },
      network: { ...defaultExperiment.network, widths: [8, 8] },
      compare: { arms: [] },
    };
    expect(writeLink(experiment)).toBe(
      'v=1&data.set=moons&network.widths=8,8&pruning.rate=0.2&pruning.rounds=15&compare.arms=none',
    );
  });

  it('give back every experiment exactly, in under 500 characters for ordinary changes', () => {
    fc.assert(
      fc.property(experiments, (experiment) => {
        const link = writeLink(experiment);
        expect(readLink(`#${link}`)).toEqual({ experiment, notes: [] });
      }),
      { numRuns: 500 },
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
    ['v=1&network.widths=99999,5', 'network.widths', '2048,5', 'up to 6 numbers, 1 … 2048'],
    ['v=1&network.widths=a', 'network.widths', '300,100', 'up to 6 numbers, 1 … 2048'],
    ['v=1&compare.arms=reinitialized,foo', 'compare.arms', 'reinitialized', 'reinitialized, random-mask, reset-at-end, fine-tuned, late-rewound, learning-rate-rewound'],
  ])('%s: uses the nearest allowed value and says so', (link, path, used, allowedText) => {
    const { experiment, notes } = readLink(link);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({ kind: 'not-allowed', path, used, allowed: allowedText });
    expect(readLink(writeLink(experiment)).notes).toEqual([]);
  });

  it('note what they do not know, and newer versions', () => {
    expect(readLink('v=1&pruning.magic=1').notes).toEqual([
      { kind: 'unknown-setting', path: 'pruning.magic', given: '1', used: '', allowed: '' },
    ]);
    expect(readLink('v=2&pruning.rate=0.2')).toMatchObject({
      experiment: { pruning: { rate: 0.2 } },
      notes: [{ kind: 'newer-version', given: '2', used: '1' }],
    });
    expect(readLink(`v=1&x=${'y'.repeat(LONGEST_LINK)}`).notes[0].kind).toBe('too-long');
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

describe('hostile links', () => {
  const paths = fc.constantFrom(...fields.map((field) => field.path), 'v', 'view.round', '__proto__', 'constructor', 'data', '');
  const nasty = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.double().map(String),
    fc.integer().map(String),
    fc.constantFrom('NaN', 'Infinity', '-0', '1e999', '%', '%00', '%E0%A4%A', '<script>', '{}', '[]', 'null', 'none', ',', ',,,', '9'.repeat(400), '0x7fffffff', '1,'.repeat(500)),
    fc.constantFrom(...fields.flatMap((field) => ('choices' in field.info ? [...field.info.choices] : []))),
  );
  const hash = fc.oneof(
    { weight: 4, arbitrary: fc.array(fc.tuple(paths, nasty), { maxLength: 12 }).map((pairs) => pairs.map(([path, value]) => `${path}=${value}`).join('&')) },
    { weight: 1, arbitrary: fc.string({ maxLength: 300 }) },
  );

  it('10,000 of them: never an exception, always a valid experiment within the limits', () => {
    fc.assert(
      fc.property(hash, (text) => {
        const { experiment, notes } = readLink(`#${text}`);
        expect(experimentSchema.parse(experiment)).toEqual(experiment);
        expect(checkLimits(experiment)).toEqual({ experiment, notes: [] });
        expect(countTrainable(networkOf(experiment))).toBeLessThan(MOST_WEIGHTS * 1.01);
        expect(notes.every((note) => note.given.length <= 80)).toBe(true);
        const again = readLink(writeLink(experiment));
        expect(again).toEqual({ experiment, notes: [] });
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('stored experiments', () => {
  it('are read back; what they lack is default', () => {
    expect(readExperiment({})).toEqual(defaultExperiment);
    expect(readExperiment(JSON.parse(JSON.stringify(defaultExperiment)))).toEqual(defaultExperiment);
    expect(readExperiment({ pruning: { rate: 0.2 } }).pruning).toEqual({ ...defaultExperiment.pruning, rate: 0.2 });
  });
  it('are refused with the setting and what is allowed', () => {
    expect(() => readExperiment({ pruning: { rate: 5 } })).toThrow('pruning.rate is 5; allowed: 0.05 … 0.9.');
    expect(() => readExperiment({ network: { widths: [2048, 2048, 2048, 2048, 2048, 2048] } })).toThrow('network.widths');
  });
});
