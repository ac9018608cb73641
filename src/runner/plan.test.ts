import { describe, expect, it } from 'vitest';
import { fields, withValue } from '../experiment/fields';
import { readLink } from '../experiment/link';
import type { Value } from '../field';
import { defaultExperiment, type Experiment } from '../experiment/schema';
import type { LotteryRun } from '../lottery/loop';
import { buildNetwork } from '../models';
import { plannedRuns, trainingRun } from './plan';
import { recipeOf } from './recipe';

const ticket = { trial: 1, round: 2, arm: 'ticket' };
const full = { trial: 1, round: 0, arm: 'full' };
const recipe = (experiment: Experiment, id = ticket, filesHash: string | null = null, version = 'simd-1'): string =>
  recipeOf(experiment, id, { filesHash }, version);

/** Settings that do not change the numbers of the default experiment's runs. */
const WITHOUT_EFFECT = [
  'network.filters',
  'network.denseWidths',
  'network.shortcut',
  'training.dropAt',
  'training.dropFactor',
  'pruning.convRate',
  'pruning.rewindStep',
  'data.noise',
  'network.standardDeviation',
  'training.momentum',
  'pruning.rounds',
  'compare.arms',
  'chance.trials',
  'engine.backend',
  'engine.workers',
];
const OTHER: Readonly<Record<string, Value>> = {
  'data.set': 'moons',
  'data.difficulty': 0.7,
  'network.architecture': 'conv-2',
  'network.denseWidths': [9],
  'network.shortcut': 'parameter-free',
  'training.schedule': 'cosine',
  'training.dropAt': [5],
  'training.dropFactor': 0.5,
  'network.widths': [30],
  'network.activation': 'tanh',
  'network.initializer': 'he-normal',
  'training.optimizer': 'sgd',
  'pruning.schedule': 'one-shot',
  'pruning.criterion': 'movement',
  'pruning.scope': 'global',
  'compare.arms': [],
  'engine.backend': 'webgl',
  'pruning.outputRate': 0.3,
};

describe('the recipe of a training run', () => {
  const changes = fields.flatMap((field) => {
    const given = OTHER[field.path] ?? (field.kind === 'number' ? field.max : null);
    return given === null ? [] : [{ path: field.path, changed: withValue(defaultExperiment, field, given) }];
  });
  it.each(changes.filter(({ path }) => WITHOUT_EFFECT.includes(path)))('does not depend on $path', ({ changed }) =>
    expect(recipe(changed)).toBe(recipe(defaultExperiment)),
  );
  it.each(changes.filter(({ path }) => !WITHOUT_EFFECT.includes(path)))('depends on $path', ({ changed }) =>
    expect(recipe(changed)).not.toBe(recipe(defaultExperiment)),
  );
  it.each(changes.filter(({ path }) => path.startsWith('pruning.')))(
    'of the full network does not depend on $path',
    ({ changed }) => expect(recipe(changed, full)).toBe(recipe(defaultExperiment, full)),
  );

  it('is that of before for settings that were there before', () => {
    const other = readLink(
      'v=1&data.set=moons&network.widths=8,8&pruning.rate=0.2&training.optimizer=momentum&pruning.outputRate=0.1&compare.arms=fine-tuned',
    ).experiment;
    const short = [defaultExperiment, other].flatMap((experiment) =>
      [{ trial: 0, round: 0, arm: 'full' }, ticket, { ...ticket, arm: 'fine-tuned' }].map((id) =>
        recipe(experiment, id).slice(0, 8),
      ),
    );
    expect(short).toEqual(['65d90ed3', '96f5d3f9', 'aaa4ba15', '12cee31c', '7954591e', '7799eed6']);
  });

  it('of a convolutional network depends on its settings, not on hidden layers of other networks', () => {
    const conv = readLink('v=1&network.architecture=conv-2').experiment;
    const changed = (network: Partial<Experiment['network']>) =>
      recipe({ ...conv, network: { ...conv.network, ...network } });
    expect(changed({ filters: 8 })).not.toBe(recipe(conv));
    expect(changed({ denseWidths: [32] })).not.toBe(recipe(conv));
    expect(changed({ denseWidths: [] })).not.toBe(recipe(conv));
    expect(changed({ widths: [5] })).toBe(recipe(conv));
    const rates = (convRate: number | null) => recipe({ ...conv, pruning: { ...conv.pruning, convRate } });
    expect(rates(0.1)).not.toBe(rates(null));
  });

  it("of images in one's own files depends on their orientation once they are turned, of others not", () => {
    const of = (link: string): string => recipe(readLink(`v=1&${link}`).experiment);
    expect(of('data.set=idx&data.orientation=transposed')).not.toBe(of('data.set=idx'));
    expect(of('data.set=idx&data.orientation=upright')).toBe(of('data.set=idx'));
    expect(of('data.set=mnist&data.orientation=transposed')).toBe(of('data.set=mnist'));
  });

  it('of a full network depends on its rewind point once another run starts there', () => {
    const rewinding = (rewindStep: number, arms: string[], id = full) =>
      recipe({ ...defaultExperiment, compare: { arms }, pruning: { ...defaultExperiment.pruning, rewindStep } }, id);
    expect(rewinding(50, ['late-rewound'])).not.toBe(rewinding(50, []));
    expect(rewinding(60, ['late-rewound'])).not.toBe(rewinding(50, ['late-rewound']));
    expect(rewinding(60, [])).toBe(recipe(defaultExperiment, full));
    const late = { ...ticket, arm: 'late-rewound' };
    expect(rewinding(60, ['late-rewound'], late)).not.toBe(rewinding(50, ['late-rewound'], late));
    expect(rewinding(60, ['late-rewound'], ticket)).toBe(rewinding(50, [], ticket));
  });

  it('depends on settings where they have an effect', () => {
    const momentum: Experiment = {
      ...defaultExperiment,
      training: { ...defaultExperiment.training, optimizer: 'momentum' },
    };
    expect(recipe({ ...momentum, training: { ...momentum.training, momentum: 0.5 } })).not.toBe(recipe(momentum));
    const gaussian = { ...defaultExperiment, network: { ...defaultExperiment.network, initializer: 'gaussian' } };
    expect(recipe({ ...gaussian, network: { ...gaussian.network, standardDeviation: 0.2 } })).not.toBe(
      recipe(gaussian),
    );
  });

  it('depends on trial, round, arm, files and engine version', () => {
    const recipes = [
      recipe(defaultExperiment),
      recipe(defaultExperiment, { ...ticket, trial: 0 }),
      recipe(defaultExperiment, { ...ticket, round: 3 }),
      recipe(defaultExperiment, { ...ticket, arm: 'reinitialized' }),
      recipe(defaultExperiment, ticket, 'a'),
      recipe(defaultExperiment, ticket, 'b'),
      recipe(defaultExperiment, ticket, null, 'simd-2'),
    ];
    expect(new Set(recipes).size).toBe(recipes.length);
  });
});

describe('a training run', () => {
  const network = buildNetwork({ ...defaultExperiment.network, widths: [3] }, [4], 2);
  const of = (id: LotteryRun['id']) =>
    trainingRun(defaultExperiment, network, { id, schedule: 'replayed', start: () => ({ weights: [], masks: [] }) });
  it('stands where its treatment says, in schedule and data order', () => {
    const experiment = readLink(
      'v=1&training.steps=100&training.learningRate=0.5&training.schedule=steps&training.dropAt=50&training.warmup=10&pruning.rewindStep=20&compare.arms=late-rewound,fine-tuned',
    ).experiment;
    const at = (schedule: LotteryRun['schedule'], arm = 'ticket') => {
      const start = () => ({ weights: [], masks: [] });
      const {
        learningRate,
        schedule: rates,
        startStep,
        rewindStep,
      } = trainingRun(experiment, network, { id: { ...ticket, arm }, schedule, start });
      return { learningRate, rates, startStep, rewindStep };
    };
    const rates = { kind: 'steps', drops: [50], factor: 0.1, warmup: 10, steps: 100 };
    expect(at('replayed')).toEqual({ learningRate: 0.5, rates, startStep: 0, rewindStep: undefined });
    expect(at('replayed', 'full')).toEqual({ learningRate: 0.5, rates, startStep: 0, rewindStep: 20 });
    expect(at('continued')).toEqual({ learningRate: 0.5, rates, startStep: 20, rewindStep: undefined });
    expect(at('final-rate')).toEqual({ learningRate: 0.05, rates: undefined, startStep: 0, rewindStep: undefined });
  });
  it('has the batch order of its trial in every round and arm (paired comparison, §4)', () => {
    const runs = plannedRuns({
      ...defaultExperiment,
      compare: { arms: ['reinitialized', 'random-mask', 'fine-tuned'] },
    });
    for (const id of runs) expect(of(id).order).toEqual({ seed: 1, trial: id.trial });
  });
});
