import { expect, it } from 'vitest';
import { differingFields } from './differing';
import { defaultExperiment } from './schema';

const sgd = { ...defaultExperiment, training: { ...defaultExperiment.training, optimizer: 'sgd', learningRate: 0.1 } };
const narrow = { ...sgd, network: { ...sgd.network, widths: [300, 50] }, engine: { ...sgd.engine, workers: 3 } };
const paths = (...experiments: (typeof sgd)[]): string[] => differingFields(experiments).map(({ path }) => path);

it('names the settings that differ, in the order of the form, and no others', () => {
  expect(paths(defaultExperiment, sgd, narrow)).toEqual(['network.widths', 'training.optimizer', 'training.learningRate']);
  expect(paths(sgd, narrow)).toEqual(['network.widths']);
  expect(paths(sgd, { ...sgd, network: { ...sgd.network, widths: [300, 100] } })).toEqual([]);
  expect(paths(sgd)).toEqual([]);
});
