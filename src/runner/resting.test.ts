/** What pruned places hold, and networks that are not trained, from the link to what is stored. */
import { expect, it } from 'vitest';
import { initialize } from '../lottery/initializers';
import { fullKey, keyText, runOf } from '../lottery/run-key';
import { memoryStorage } from '../storage/memory';
import { smallExperiment, testLab } from './fixture';
import { recordedPlan } from './plan';
import { findRun } from './stored/stored-runs';
import { makeTicket } from './ticket';

const LINK =
  '&compare.arms=untrained,not-retrained,fine-tuned&pruning.rounds=1&chance.trials=1&pruning.rest=frozen&pruning.retrainSteps=15';

it('pruned places keep their start weights, what is not trained keeps all of them, and no ticket of it leaves', async () => {
  const experiment = smallExperiment(LINK);
  const storage = memoryStorage();
  const { lab, recording, error } = testLab({ storage });
  await lab.start(experiment);
  lab.close();
  expect(error()).toBeNull();
  const recorded = recording(experiment);
  const plan = recordedPlan(recorded);
  const specs = plan.network.parameters;
  const weightsOf = async (key = fullKey(0)) => (await findRun(storage, plan, plan.find(key)))?.weights ?? [];
  const theta0 = initialize(specs, experiment.network, experiment.chance.initializationSeed, 'initialization', 0);
  const [ticket, tuned] = [await weightsOf(runOf(0, '0', 1)), await weightsOf(runOf(0, '1', 1))];
  const thetaT = await weightsOf();
  const [mask] = recorded.masks;
  mask.prunedIn.forEach((levels, index) => {
    levels?.forEach((level, at) => {
      if (level === 0) return;
      expect(ticket[index][at]).toBe(theta0[index][at]);
      expect(tuned[index][at]).toBe(thetaT[index][at]);
    });
  });
  expect(mask.prunedIn[0]?.some((level) => level > 0)).toBe(true);
  expect(ticket).not.toEqual(theta0);
  expect(await weightsOf(runOf(0, '0*untrained', 1))).toEqual(theta0);
  expect(await weightsOf(runOf(0, '0*not-retrained', 1))).toEqual(thetaT);

  const stepsOf = (key = fullKey(0)) => recorded.runs.find(({ id }) => keyText(id) === keyText(key))?.points.step;
  expect(stepsOf(runOf(0, '0*untrained', 1))).toEqual([0]);
  expect(stepsOf(runOf(0, '1', 1))).toEqual([30, 40]); // 15 steps, from 25 on
  await expect(makeTicket(recorded, runOf(0, '0', 1), () => Promise.resolve(undefined))).rejects.toThrow(
    'Such a network is not sparse: its pruned places hold frozen weights, which the files of tickets cannot tell.',
  );
});
