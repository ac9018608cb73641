import { describe, expect, it } from 'vitest';
import { fields } from '../../experiment/link';
import { defaultExperiment, type Experiment } from '../../experiment/schema';
import { applies, infoIn } from './relevance';
import { sectionsOf } from './sections';

const shown = (experiment: Experiment): string[] =>
  fields.filter((field) => applies(field, experiment)).map(({ path }) => path);
const fieldAt = (path: string) => fields.find((other) => other.path === path) ?? fields[0];
const withData = (set: string): Experiment => ({
  ...defaultExperiment,
  data: { ...defaultExperiment.data, set },
});

describe('which settings are shown', () => {
  it('difficulty for strokes, noise for points, neither for files', () => {
    expect(shown(defaultExperiment)).toContain('data.difficulty');
    expect(shown(defaultExperiment)).not.toContain('data.noise');
    expect(shown(withData('moons'))).toContain('data.noise');
    expect(shown(withData('moons'))).not.toContain('data.difficulty');
    expect(shown(withData('mnist'))).not.toContain('data.noise');
  });

  it('momentum and standard deviation only where they are used', () => {
    const { training, network } = defaultExperiment;
    expect(shown(defaultExperiment)).not.toContain('training.momentum');
    expect(shown(defaultExperiment)).not.toContain('network.standardDeviation');
    const other: Experiment = {
      ...defaultExperiment,
      training: { ...training, optimizer: 'momentum' },
      network: { ...network, initializer: 'gaussian' },
    };
    expect(shown(other)).toContain('training.momentum');
    expect(shown(other)).toContain('network.standardDeviation');
  });

  it('every setting that applies stands in exactly one place of the form', () => {
    const placed = sectionsOf(defaultExperiment).flatMap(({ common, rare }) => common.concat(rare));
    expect(placed.map(({ path }) => path).toSorted()).toEqual(shown(defaultExperiment).toSorted());
  });

  it('limits follow the data set and the number of steps', () => {
    expect(infoIn(fieldAt('data.train'), withData('mnist'))).toMatchObject({ max: 58_000 });
    expect(infoIn(fieldAt('training.evaluateEvery'), defaultExperiment)).toMatchObject({ max: 1_200 });
  });
});
