import { describe, expect, it } from 'vitest';
import { looking } from '../models/architectures';
import { fieldAt, fieldIn, fields, isSettable } from './fields';
import { readLink } from './link';
import { defaultExperiment, type Experiment } from './schema';

const shown = (experiment: Experiment): string[] =>
  fields.filter((field) => isSettable(experiment, field)).map(({ path }) => path);
const shownIn = (link: string): string[] => shown(readLink(`v=1&${link}`).experiment);
const narrowed = (path: string, link: string) => {
  const field = fieldAt(path);
  return field && fieldIn(readLink(`v=1&${link}`).experiment, field);
};

describe('which settings change anything', () => {
  it('difficulty for strokes, noise for points, neither for files', () => {
    expect(shown(defaultExperiment)).toContain('data.difficulty');
    expect(shown(defaultExperiment)).not.toContain('data.noise');
    expect(shownIn('data.set=moons')).toContain('data.noise');
    expect(shownIn('data.set=moons')).not.toContain('data.difficulty');
    expect(shownIn('data.set=mnist')).not.toContain('data.noise');
  });

  it('momentum and standard deviation only where they are used', () => {
    const used = ['training.momentum', 'network.standardDeviation'];
    expect(shown(defaultExperiment).filter((path) => used.includes(path))).toEqual([]);
    expect(shownIn('training.optimizer=momentum&network.initializer=gaussian')).toEqual(expect.arrayContaining(used));
  });

  it('those of convolutions for convolutions, of schedules for schedules, of rewinding for rewinding', () => {
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

  it('a choice of one is none', () => {
    expect(narrowed('network.architecture', '')).toMatchObject({ choices: looking.map(({ id }) => id) });
    expect(narrowed('network.architecture', 'data.set=moons')).toMatchObject({ choices: ['fully-connected'] });
    expect(shownIn('data.set=moons')).not.toContain('network.architecture');
  });

  it('limits follow the data set and the number of steps', () => {
    expect(narrowed('data.train', 'data.set=mnist')).toMatchObject({ max: 58_000 });
    expect(narrowed('training.evaluateEvery', '')).toMatchObject({ max: 1_200 });
    expect(narrowed('training.warmup', 'training.warmup=5000')).toMatchObject({ max: 1_200 });
  });
});
