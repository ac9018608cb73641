import { expect, it } from 'vitest';
import { defaultExperiment, type Experiment } from '../experiment/schema';
import { createFitting } from './fit-settings';

const withSteps = (experiment: Experiment, steps: number): Experiment => ({
  ...experiment,
  training: { ...experiment.training, steps },
});
const every = ({ training }: Experiment): number => training.evaluateEvery;

it('brings a value back that had to give way, as soon as it fits', () => {
  const fit = createFitting();
  const few = fit(withSteps(defaultExperiment, 10), defaultExperiment);
  expect([every(few.experiment), few.isNew]).toEqual([10, true]);
  expect(few.notes).toMatchObject([{ kind: 'too-large', path: 'training.evaluateEvery', given: '50', used: '10' }]);
  const more = fit(withSteps(few.experiment, 20), few.experiment);
  expect([every(more.experiment), more.isNew]).toEqual([20, false]);
  const enough = fit(withSteps(more.experiment, 1_200), more.experiment);
  expect(enough).toEqual({ experiment: defaultExperiment, notes: [], isNew: false });
});

it('says what is too small as such: 2,000 evaluation points are the most', () => {
  const fit = createFitting();
  const { experiment, notes } = fit(withSteps(defaultExperiment, 200_000), defaultExperiment);
  expect(every(experiment)).toBe(100);
  expect(notes).toMatchObject([{ kind: 'too-small', given: '50', used: '100' }]);
});

it('forgets what gave way when a person sets it, or another experiment comes', () => {
  const fit = createFitting();
  const { experiment } = fit(withSteps(defaultExperiment, 10), defaultExperiment);
  const own = fit({ ...experiment, training: { ...experiment.training, evaluateEvery: 5 } }, experiment).experiment;
  expect(every(fit(withSteps(own, 1_200), own).experiment)).toBe(5);

  const again = fit(withSteps(defaultExperiment, 10), own).experiment;
  const other = { ...withSteps(again, 1_200), chance: { ...again.chance, trials: 2 } };
  expect(every(fit(other, again).experiment)).toBe(10);
});
