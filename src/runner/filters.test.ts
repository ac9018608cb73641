/** Whole units that go, from the link to what is stored. */
import { expect, it } from 'vitest';
import { controlOf, fullKey, keyText, runOf, ticket, type RunKey } from '../lottery/run-key';
import { countUnits, unitsLeft } from '../lottery/units';
import { masksAt } from '../lottery/masks';
import { sizeOf } from '../lottery/parameters';
import { stepsOf } from '../experiment/chains';
import { finish } from '../lottery/slices';
import { meanActivations } from '../models/activity';
import { unitsOf } from '../models/units';
import { memoryStorage } from '../storage/memory';
import { createDataLoader } from './data';
import { smallExperiment, testLab } from './fixture';
import { recordedPlan } from './plan';
import { pickExamples } from './score-examples';
import { findRun } from './stored/stored-runs';

it('layers lose whole units, networks are trained as small as they are, from scratch too', async () => {
  const experiment = smallExperiment(
    '&pruning.granularity=filter&pruning.rate=0.5&pruning.rounds=2&chance.trials=1&v=3&chains=imp*scratch-e*scratch-b*random-mask',
  );
  const storage = memoryStorage();
  const { lab, recording, error } = testLab({ storage });
  await lab.start(experiment);
  lab.close();
  expect(error()).toBeNull();
  const recorded = recording(experiment);
  const plan = recordedPlan(recorded);
  const { network } = plan;
  const specs = network.parameters;
  const groups = unitsOf(network);
  const [mask] = recorded.masks;
  // 2-8-8-2, then 2-4-4-2, then 2-2-2-2: weights left of both kernels of a unit
  const kernels = specs.flatMap(({ prunable }, at) => (prunable ? [at] : []));
  expect(mask.remaining.map((counts) => kernels.map((at) => counts[at]))).toEqual([
    [16, 64, 16],
    [8, 16, 8],
    [4, 4, 4],
  ]);
  expect([1, 2].map((level) => countUnits(unitsLeft(specs, groups, masksAt(mask.prunedIn, level))))).toEqual([
    [4, 4],
    [2, 2],
  ]);

  // of the first layer the units with the smallest L1 norm have gone
  const weightsOf = async (key: RunKey) => (await findRun(storage, plan, plan.find(key)))?.weights ?? [];
  const [kernel] = await weightsOf(fullKey(0));
  const norms = Array.from({ length: 8 }, (_, unit) => Math.abs(kernel[unit]) + Math.abs(kernel[8 + unit]));
  const first = masksAt(mask.prunedIn, 1)[0] ?? new Uint8Array();
  const median = norms.toSorted((a, b) => a - b)[4];
  expect(first.slice(0, 8)).toEqual(Uint8Array.from(norms, (norm) => (norm >= median ? 1 : 0)));

  // in the places of the whole network: what has gone is 0, and its bias as it started
  const scratch = runOf(0, controlOf(0, 'scratch-e'), 1);
  for (const key of [runOf(0, ticket, 1), scratch]) {
    const weights = await weightsOf(key);
    weights.forEach((values, at) => expect(values).toHaveLength(sizeOf(specs[at].shape)));
    expect(weights[0].map((value) => (value === 0 ? 0 : 1))).toEqual(Float32Array.from(first));
    expect(weights[1].map((value) => (value === 0 ? 0 : 1))).toEqual(Float32Array.from(first.slice(0, 8)));
  }

  // a random mask takes whole units, too, of every layer as many, but not the smallest
  const random = (await weightsOf(runOf(0, controlOf(0, 'random-mask'), 1)))[0].map((value) => (value === 0 ? 0 : 1));
  const units = random.slice(0, 8);
  expect([units.filter((one) => one === 1).length, random.slice(8)]).toEqual([4, units]);
  expect(units).not.toEqual(Float32Array.from(first.slice(0, 8)));

  // 96 multiplications against 32, then 12: as many in all
  const lastOf = (key: RunKey) => recorded.runs.find(({ id }) => keyText(id) === keyText(key))?.points.step.at(-1);
  const longer = [1, 2].map((level) => runOf(0, controlOf(0, 'scratch-b'), level));
  expect(longer.map((key) => stepsOf(experiment, key))).toEqual([120, 320]);
  expect(longer.map(lastOf)).toEqual([120, 320]);
  expect(lastOf(scratch)).toBe(40);
});

it('units may go by what they give on: asked of every network that is pruned, by the same examples', async () => {
  const experiment = smallExperiment(
    '&pruning.granularity=filter&pruning.rate=0.5&pruning.rounds=2&pruning.unitScore=activation&chance.trials=1&v=3&chains=imp',
  );
  const storage = memoryStorage();
  const { lab, recording, error } = testLab({ storage });
  await lab.start(experiment);
  lab.close();
  expect(error()).toBeNull();
  const recorded = recording(experiment);
  const plan = recordedPlan(recorded);
  const { network } = plan;
  const [mask] = recorded.masks;
  const { splits } = await createDataLoader(async () => ({}))(experiment);
  expect(plan.scorings().map(({ level }) => level)).toEqual([1, 2]);
  expect(recorded.measurements ?? []).toEqual([]);
  for (const { level, step } of plan.scorings()) {
    const key = level === 1 ? fullKey(0) : runOf(0, ticket, level - 1);
    const { weights = [] } = (await findRun(storage, plan, plan.find(key))) ?? {};
    const examples = step.examples && pickExamples(splits, step.examples.perClass, step.examples.chance);
    if (!examples) throw new Error('It looks at no examples.');
    const [means] = finish(meanActivations(network, weights, examples)).values();
    const before = masksAt(mask.prunedIn, level - 1)[0] ?? new Uint8Array(16).fill(1);
    const left = [...means.keys()].filter((unit) => before[unit] === 1);
    const kept = left.toSorted((a, b) => means[b] - means[a]).slice(0, left.length / 2);
    const now = masksAt(mask.prunedIn, level)[0] ?? new Uint8Array();
    expect(left.filter((unit) => now[unit] === 1)).toEqual(kept.toSorted((a, b) => a - b));
  }
});

it('dropout falls with the weights that layers have left, where it is asked for, and nothing else changes', () => {
  const planned = (link: string) =>
    recordedPlan({
      experiment: smallExperiment(`&network.dropout=0.4&pruning.layersRemaining=25,6.25,100&pruning.rounds=1${link}`),
      data: { inputShape: [2], classNames: ['a', 'b'], filesHash: null },
      engine: { version: 'simd-2' },
    });
  const [same, rescaled] = [planned(''), planned('&pruning.dropout=rescaled')];
  const [full, first] = [fullKey(0), runOf(0, ticket, 1)];
  const reinitialized = runOf(0, controlOf(0, 'reinitialized'), 1);
  expect(rescaled.find(full)).toEqual(same.find(full));
  const rates = (plan: typeof same, key: RunKey) =>
    plan.networkOf(plan.find(key).recipe).layers.flatMap((layer) => (layer.kind === 'dropout' ? [layer.rate] : []));
  expect([full, first].map((key) => rates(same, key))).toEqual([
    [0.4, 0.4],
    [0.4, 0.4],
  ]);
  // √(4 of 16) and √(4 of 64) of it, in the ticket and its controls alike
  for (const key of [first, reinitialized]) {
    expect(rates(rescaled, key)).toEqual([0.2, 0.1]);
    expect(rescaled.find(key).recipe).not.toBe(same.find(key).recipe);
  }
  const start = { weights: same.network.parameters.map(({ shape }) => new Float32Array(sizeOf(shape))), masks: [] };
  const run = rescaled.trainingRun(rescaled.find(first).recipe, { ...start, masks: start.weights.map(() => null) });
  expect(run.network).toEqual(rescaled.networkOf(rescaled.find(first).recipe));
  expect(run).not.toHaveProperty('dropout');
});
