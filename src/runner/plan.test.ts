import { comparing } from '../experiment/sections/compare';
import { describe, expect, it } from 'vitest';
import { runNamed } from '../experiment/arm-names-fixture';
import { fields, withValue, type Field } from '../experiment/fields';
import { readLink } from '../experiment/link';
import type { Value } from '../field';
import { shapeOf } from '../experiment/sections/data';
import { defaultExperiment, type Experiment } from '../experiment/schema';
import { buildNetwork } from '../models';
import { planOf, type Plan } from './plan';
import { armNames, namedRun } from '../experiment/arm-names';
import { keyText, fullKey, runOf, ticketOf } from '../lottery/run-key';

const ticket = runOf(1, '0', 2);
const full = fullKey(1);
const planned = (experiment: Experiment, filesHash: string | null = null, version = 'simd-1'): Plan => {
  const network = buildNetwork(experiment.network, shapeOf(experiment), 10);
  return planOf(experiment, network, { filesHash, version });
};
const recipe = (experiment: Experiment, id = ticket, ...world: [filesHash?: string | null, version?: string]): string =>
  planned(experiment, ...world).find(id).recipe;

/** Settings that say which runs there are and who trains them, not what comes out of one. */
const OF_NO_RUN = [
  'pruning.rounds',
  'compare.chains',
  'connectivity.steps',
  'connectivity.levels',
  'connectivity.anotherStart',
  'connectivity.plane',
  'chance.trials',
  'engine.backend',
  'engine.workers',
];

/** Another value than the default. */
function another(field: Field): Value {
  switch (field.kind) {
    case 'number':
      return field.max;
    case 'choice':
      return field.choices.find((id) => id !== field.default) ?? field.default;
    case 'chains':
      return ['imp'];
    case 'list':
      return field.of === 'percents' ? [9, 3, 1] : [9];
    default:
      return field satisfies never;
  }
}

describe('the paths between networks', () => {
  const of = (link: string) => planned(readLink(`v=3&${link}`).experiment);

  it('are none by default, and take no run more', () => {
    const { trial, copies } = planned(defaultExperiment);
    expect([trial(0).paths, trial(0).parting, copies()]).toEqual([[], [], []]);
  });

  it('of step 0 lead from the run itself to a copy in another data order, of a later one between two copies', () => {
    const { trial, graph, copies, training, runs } = of('connectivity.steps=0,100&chance.trials=2&pruning.rounds=1');
    const [at0, at100] = trial(1).paths;
    const [run, copy] = at0.ends.map(({ recipe }) => graph.get(recipe));
    expect(at0.ends[0].recipe).toBe(trial(1).full.recipe);
    expect(copy).toEqual({ ...run, order: { seed: 1, trial: 1, copy: 1 } });
    expect(at0).toMatchObject({ key: fullKey(1), about: { step: 0, start: 0 } });
    const [thetaK] = trial(1).parting;
    expect(training(thetaK).steps).toBe(100);
    for (const [number, end] of at100.ends.entries()) {
      // the schedule and the data go on; the optimizer's state is fresh in both (SCIENCE: trap 2)
      expect(graph.get(end.recipe)).toMatchObject({ start: thetaK, order: { seed: 1, trial: 1, copy: number + 1 } });
      expect(training(end.recipe)).toEqual({ ...training(trial(1).full.recipe), startStep: 100 });
    }
    expect(copies()).toHaveLength(6);
    const names = [...runs(), ...copies()].map(({ key }) => keyText(key));
    expect(new Set(names).size).toBe(names.length);
  });

  it('to another start has only its draw changed', () => {
    const { trial, graph } = of('connectivity.anotherStart=drawn');
    const [{ ends, about }] = trial(0).paths;
    const [run, other] = ends.map(({ recipe }) => graph.get(recipe));
    expect(about).toEqual({ step: 0, start: 1 });
    expect({ ...other, start: '' }).toEqual({ ...run, start: '' });
    expect(other).not.toEqual(run);
  });

  it('are measured in another way where networks have running statistics, and there alone', () => {
    const versions = (architecture: string) => {
      const { trial, graph } = of(
        `network.architecture=${architecture}&connectivity.steps=0&connectivity.plane=copies`,
      );
      return [...trial(0).paths, ...trial(0).planes].map(({ recipe }) => graph.get(recipe));
    };
    const version = (number: number) => expect.objectContaining({ kind: 'measure', version: number });
    expect(versions('lenet-300-100')).toEqual([version(1), version(1)]);
    expect(versions('resnet-20')).toEqual([version(2), version(1)]); // planes never had another way
  });

  it('of pruned networks lead from each of the last level to its copy, late-rewound ones parting at k', () => {
    const { trial } = of('connectivity.levels=last&pruning.rounds=2&chains=imp*random-mask,late-rewound');
    expect(trial(0).paths.map(({ key, about }) => [keyText(key), about.step])).toEqual([
      ['0/0//2/0', 0],
      ['0/0/random-mask/2/0', 0],
      ['0/1//2/0', 50],
    ]);
  });
});

describe('the recipe of a training run', () => {
  const changes = fields.map((field) => ({
    path: field.path,
    changed: withValue(defaultExperiment, field, another(field)),
    matters: field.applies(defaultExperiment) && !OF_NO_RUN.includes(field.path),
  }));
  it.each(changes.filter(({ matters }) => !matters))('does not depend on $path', ({ changed }) =>
    expect(recipe(changed)).toBe(recipe(defaultExperiment)),
  );
  it.each(changes.filter(({ matters }) => matters))('depends on $path', ({ changed }) =>
    expect(recipe(changed)).not.toBe(recipe(defaultExperiment)),
  );
  it.each(changes.filter(({ path }) => path.startsWith('pruning.')))(
    'of the full network does not depend on $path',
    ({ changed }) => expect(recipe(changed, full)).toBe(recipe(defaultExperiment, full)),
  );

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

  it('of Breakout without sticky actions is the one from before there were any: what browsers keep stays valid', () => {
    const of = (sticky: number) => {
      const { experiment } = readLink(`v=3&data.set=breakout&network.widths=8&data.sticky=${sticky}`);
      return recipe(experiment, full);
    };
    expect(of(0)).toBe('ed1cfe4a867f675b7cb9408fc1b20d9d1b098b6117ad52fd065ec2422b194ddc');
    expect(of(0.1)).not.toBe(of(0));
  });

  it('of a full network does not depend on who else is trained: θ_k is a run of its own', () => {
    const rewinding = (rewindStep: number, arms: string[]): Experiment => ({
      ...defaultExperiment,
      compare: comparing(...arms),
      pruning: { ...defaultExperiment.pruning, rewindStep },
    });
    const with50 = rewinding(50, ['late-rewound']);
    const with60 = rewinding(60, ['late-rewound']);
    expect(recipe(with50, full)).toBe(recipe(defaultExperiment, full));
    const late = runNamed(with50, 1, 'late-rewound', 2);
    expect(recipe(with60, late)).not.toBe(recipe(with50, late));
    expect(recipe(with60, ticket)).toBe(recipe(rewinding(50, []), ticket));
    const plan = planned(with50);
    const passed = plan.passedBy(plan.trial(1).full);
    expect(passed).toEqual({ recipe: plan.trial(1).toK[0], step: 50 });
    expect(plan.training(passed?.recipe ?? '')).toEqual({ ...plan.training(plan.trial(1).full.recipe), steps: 50 });
    expect(planned(defaultExperiment).trial(1).toK).toEqual([]);
  });

  it('is one where two chains do the same: with a constant rate there is no schedule to replay', () => {
    const both = readLink('v=1&compare.arms=fine-tuned,learning-rate-rewound').experiment;
    const recipes = (experiment: Experiment) =>
      ['fine-tuned', 'learning-rate-rewound'].map((arm) => recipe(experiment, runNamed(experiment, 1, arm, 2)));
    expect(new Set(recipes(both)).size).toBe(1);
    const dropped = readLink('v=1&compare.arms=fine-tuned,learning-rate-rewound&training.schedule=steps').experiment;
    expect(new Set(recipes(dropped)).size).toBe(2);
  });

  it('of retraining is the last steps of training, at their rates or at the last one; of all steps it is as before', () => {
    const arms =
      'v=1&compare.arms=fine-tuned,learning-rate-rewound,late-rewound&training.steps=100&pruning.rewindStep=60';
    const trained = (more: string, arm: string) => {
      const { experiment, notes } = readLink(`${arms}${more}`);
      expect(notes).toEqual([]);
      const plan = planned(experiment);
      return plan.training(plan.find(runNamed(experiment, 1, arm, 2)).recipe);
    };
    const stepped = '&training.schedule=steps&training.learningRate=0.1&training.dropAt=50';
    const last = { steps: 100, startStep: 70 };
    expect(trained(`${stepped}&pruning.retrainSteps=30`, 'learning-rate-rewound')).toMatchObject({
      ...last,
      learningRate: 0.1,
      schedule: { drops: [50] },
    });
    const tuned = trained(`${stepped}&pruning.retrainSteps=30`, 'fine-tuned');
    expect(tuned).toMatchObject({ ...last, learningRate: 0.1 * 0.1 });
    expect(tuned.schedule).toBeUndefined();
    expect(trained('&pruning.retrainSteps=30', 'fine-tuned')).toEqual(
      trained('&pruning.retrainSteps=30', 'learning-rate-rewound'),
    );
    for (const arm of ['fine-tuned', 'learning-rate-rewound']) {
      expect(trained(`${stepped}&pruning.retrainSteps=100`, arm)).toEqual(trained(stepped, arm));
    }
    expect(trained('&pruning.retrainSteps=30', 'late-rewound')).toMatchObject({ steps: 100, startStep: 60 });
  });

  it('of weights that go back to step k is with the last rate what it is with a constant one', () => {
    const corner = (more: string) => {
      const { experiment } = readLink(`chains=imp,late-rewound,weights-rewound-low-rate&pruning.rewindStep=60${more}`);
      const plan = planned(experiment);
      return [1, 2].map((chain) => plan.find(runOf(1, ticketOf(chain), 2)).recipe);
    };
    expect(new Set(corner('')).size).toBe(1);
    expect(new Set(corner('&training.schedule=cosine')).size).toBe(2);
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
      recipe(defaultExperiment, { ...ticket, level: 3 }),
      recipe(defaultExperiment, { ...ticket, control: 'reinitialized' }),
      recipe(defaultExperiment, ticket, 'a'),
      recipe(defaultExperiment, ticket, 'b'),
      recipe(defaultExperiment, ticket, null, 'simd-2'),
    ];
    expect(new Set(recipes).size).toBe(recipes.length);
  });
});

describe('a plan', () => {
  const everything = readLink(
    'v=1&training.steps=100&training.learningRate=0.5&training.schedule=steps&training.dropAt=50&training.warmup=10&pruning.rewindStep=20&pruning.rounds=2&compare.arms=reinitialized,random-mask,reset-at-end,fine-tuned,late-rewound,learning-rate-rewound',
  ).experiment;
  const plan = planned(everything);

  it('has every run once, trial by trial and level by level', () => {
    const runs = plan.runs().map(({ key }) => namedRun(armNames(everything), key));
    expect(runs).toHaveLength(3 * (1 + 2 * 7));
    expect(new Set(plan.runs().map(({ key }) => keyText(key))).size).toBe(runs.length);
    expect(runs.slice(0, 9).map(({ round, arm }) => `${round} ${arm}`)).toEqual([
      '0 full',
      '1 ticket',
      '1 reinitialized',
      '1 random-mask',
      '1 fine-tuned',
      '1 late-rewound',
      '1 learning-rate-rewound',
      '1 reset-at-end',
      '2 ticket',
    ]);
  });

  it('names the runs that are not in it', () => {
    expect(() => plan.find({ ...ticket, level: 3 })).toThrow('The experiment has no run 1/0//3/0.');
  });

  it('trains as each method says, in schedule and data order', () => {
    const at = (arm: string, round = 1) => {
      const { learningRate, schedule, startStep } = plan.training(
        plan.find(runNamed(everything, 1, arm, round)).recipe,
      );
      return { learningRate, schedule, startStep };
    };
    const schedule = { kind: 'steps', drops: [50], factor: 0.1, warmup: 10, steps: 100 };
    const replayed = { learningRate: 0.5, schedule, startStep: undefined };
    for (const arm of ['ticket', 'reinitialized', 'reset-at-end', 'learning-rate-rewound']) {
      expect(at(arm)).toEqual(replayed);
    }
    expect(at('full', 0)).toEqual(replayed);
    expect(at('late-rewound')).toEqual({ ...replayed, startStep: 20 });
    expect(at('fine-tuned')).toEqual({ learningRate: 0.05, schedule: undefined, startStep: undefined });
  });

  it('has the batch order of its trial in every run (paired comparison, §4)', () => {
    for (const { key, recipe: run } of plan.runs()) {
      expect(plan.trainingRun(run, { weights: [], masks: [] }).order).toEqual({ seed: 1, trial: key.trial });
    }
  });

  it('tells a copy by its order; copy 0 is the run of the trial', () => {
    const { graph } = plan;
    const [{ recipe: run }] = plan.runs();
    const step = graph.get(run);
    if (step.kind !== 'train') throw new Error('The first run is none.');
    const copied = (copy: number): string => graph.add({ ...step, order: { ...step.order, copy } });
    expect(copied(0)).toBe(run);
    expect(new Set([run, copied(1), copied(2)]).size).toBe(3);
    const start = { weights: [], masks: [] };
    expect(plan.trainingRun(copied(2), start).order).toEqual({ seed: 1, trial: 0, copy: 2 });
  });
});
