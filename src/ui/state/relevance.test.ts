import { describe, expect, it } from 'vitest';
import { fields, readLink } from '../../experiment/link';
import { defaultExperiment, type Experiment } from '../../experiment/schema';
import { architectures } from '../../models/architectures';
import { applies, infoIn } from './relevance';
import { sectionsOf } from '../form/sections';

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

  it('those of convolutions for convolutions, of schedules for schedules, of rewinding for rewinding', () => {
    const shownIn = (link: string): string[] => shown(readLink(`v=1&${link}`).experiment);
    const conv = ['network.filters', 'network.denseWidths', 'pruning.convRate'];
    expect(shown(defaultExperiment).filter((path) => conv.includes(path))).toEqual([]);
    expect(shownIn('network.architecture=conv-2')).toEqual(expect.arrayContaining(conv));
    expect(shownIn('network.architecture=conv-2')).not.toContain('network.widths');
    expect(shownIn('network.architecture=resnet-20')).toContain('network.shortcut');
    expect(shownIn('network.architecture=resnet-20')).not.toContain('network.denseWidths');
    expect(shown(defaultExperiment)).not.toContain('training.dropAt');
    expect(shownIn('training.schedule=steps')).toEqual(
      expect.arrayContaining(['training.dropAt', 'training.dropFactor']),
    );
    expect(shownIn('training.schedule=cosine')).not.toContain('training.dropFactor');
    expect(shown(defaultExperiment)).not.toContain('pruning.rewindStep');
    expect(shownIn('compare.arms=late-rewound')).toContain('pruning.rewindStep');
  });

  it('networks that fit the pictures only', () => {
    expect(infoIn(fieldAt('network.architecture'), defaultExperiment)).toMatchObject({ choices: architectures.ids });
    expect(infoIn(fieldAt('network.architecture'), withData('moons'))).toMatchObject({ choices: ['fully-connected'] });
    expect(shown(withData('moons'))).not.toContain('network.architecture');
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
