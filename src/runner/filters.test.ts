/** Whole units that go, from the link to what is stored. */
import { expect, it } from 'vitest';
import { controlOf, fullKey, keyText, runOf, ticket, type RunKey } from '../lottery/run-key';
import { countUnits, unitsLeft } from '../lottery/units';
import { masksAt } from '../lottery/masks';
import { sizeOf } from '../lottery/parameters';
import { stepsOf } from '../experiment/chains';
import { unitsOf } from '../models/units';
import { memoryStorage } from '../storage/memory';
import { smallExperiment, testLab } from './fixture';
import { recordedPlan } from './plan';
import { findRun } from './stored/stored-runs';

it('layers lose whole units, networks are trained as small as they are, from scratch too', async () => {
  const experiment = smallExperiment(
    '&pruning.granularity=filter&pruning.rate=0.5&pruning.rounds=2&chance.trials=1&v=3&chains=imp*scratch-e*scratch-b',
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

  // 96 multiplications against 32, then 12: as many in all
  const lastOf = (key: RunKey) => recorded.runs.find(({ id }) => keyText(id) === keyText(key))?.points.step.at(-1);
  const longer = [1, 2].map((level) => runOf(0, controlOf(0, 'scratch-b'), level));
  expect(longer.map((key) => stepsOf(experiment, key))).toEqual([120, 320]);
  expect(longer.map(lastOf)).toEqual([120, 320]);
  expect(lastOf(scratch)).toBe(40);
});
