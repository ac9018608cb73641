import { describe, expect, it } from 'vitest';
import { fields, withValue } from '../experiment/link';
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
  'data.noise', 'network.standardDeviation', 'training.momentum', 'pruning.rounds', 'compare.arms',
  'chance.trials', 'engine.backend', 'engine.workers',
];
const OTHER: Readonly<Record<string, unknown>> = {
  'data.set': 'moons', 'data.difficulty': 0.7, 'network.architecture': null, 'network.widths': [30],
  'network.activation': 'tanh', 'network.initializer': 'he-normal', 'training.optimizer': 'sgd',
  'pruning.schedule': 'one-shot', 'pruning.criterion': 'movement', 'pruning.scope': 'global',
  'compare.arms': [], 'engine.backend': 'webgl', 'pruning.outputRate': 0.3,
};

describe('the recipe of a training run', () => {
  const changes = fields.flatMap((field) => {
    const given = OTHER[field.path] ?? (field.info.kind === 'number' ? field.info.max : null);
    // there is one architecture only
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

  it('depends on settings where they have an effect', () => {
    const momentum = { ...defaultExperiment, training: { ...defaultExperiment.training, optimizer: 'momentum' } };
    expect(recipe({ ...momentum, training: { ...momentum.training, momentum: 0.5 } })).not.toBe(recipe(momentum));
    const gaussian = { ...defaultExperiment, network: { ...defaultExperiment.network, initializer: 'gaussian' } };
    expect(recipe({ ...gaussian, network: { ...gaussian.network, standardDeviation: 0.2 } })).not.toBe(recipe(gaussian));
  });

  it('depends on trial, round, arm, files and engine version', () => {
    const recipes = [
      recipe(defaultExperiment), recipe(defaultExperiment, { ...ticket, trial: 0 }),
      recipe(defaultExperiment, { ...ticket, round: 3 }), recipe(defaultExperiment, { ...ticket, arm: 'reinitialized' }),
      recipe(defaultExperiment, ticket, 'a'), recipe(defaultExperiment, ticket, 'b'),
      recipe(defaultExperiment, ticket, null, 'simd-2'),
    ];
    expect(new Set(recipes).size).toBe(recipes.length);
  });
});

describe('a training run', () => {
  const network = buildNetwork({ ...defaultExperiment.network, widths: [3] }, [4], 2);
  const of = (id: LotteryRun['id']) =>
    trainingRun(defaultExperiment, network, { id, learningRate: 'replayed', start: () => ({ weights: [], masks: [] }) });
  it('has the batch order of its trial in every round and arm (paired comparison, §4)', () => {
    const runs = plannedRuns({ ...defaultExperiment, compare: { arms: ['reinitialized', 'random-mask', 'fine-tuned'] } });
    for (const id of runs) expect(of(id).order).toEqual({ seed: 1, trial: id.trial });
  });
});
