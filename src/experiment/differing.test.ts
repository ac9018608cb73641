import { expect, it } from 'vitest';
import { differingFields, tellingFields } from './differing';
import { readLink } from './link';
import { defaultExperiment, type Experiment } from './schema';

const sgd: Experiment = {
  ...defaultExperiment,
  training: { ...defaultExperiment.training, optimizer: 'sgd', learningRate: 0.1 },
};
const narrow: Experiment = {
  ...sgd,
  network: { ...sgd.network, widths: [300, 50] },
  engine: { ...sgd.engine, workers: 3 },
};
const paths = (...experiments: Experiment[]): string[] => differingFields(experiments).map(({ path }) => path);

it('names the settings that differ, in the order of the form, and no others', () => {
  expect(paths(defaultExperiment, sgd, narrow)).toEqual([
    'network.widths',
    'training.optimizer',
    'training.learningRate',
  ]);
  expect(paths(sgd, narrow)).toEqual(['network.widths']);
  expect(paths(sgd, { ...sgd, network: { ...sgd.network, widths: [300, 100] } })).toEqual([]);
  expect(paths(sgd)).toEqual([]);
});

it('names runs by the settings that tell them apart', () => {
  const of = (link: string) => readLink(`v=1&${link}`).experiment;
  const paths = (...links: string[]) => tellingFields(links.map(of), 2).map(({ path }) => path);
  const pictures = 'data.set=textures&data.train=200&network.architecture=';
  // the number of examples goes with the data set, and says nothing more
  expect(paths(`${pictures}conv-2`, `${pictures}resnet-20`, '')).toEqual(['data.set', 'network.architecture']);
  expect(paths('pruning.rate=0.2', 'pruning.rate=0.5')).toEqual(['pruning.rate']);
  expect(paths('')).toEqual([]);
});
