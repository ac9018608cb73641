import { describe, expect, it } from 'vitest';
import { chosen, readyInstead } from './chosen';
import { fieldAt, type Field } from './fields';
import { readLink } from './link';
import { experimentOf } from './preset';
import { presets } from './presets';
import { defaultExperiment, type Experiment } from './schema';

const fieldOf = (path: string): Field => {
  const field = fieldAt(path);
  if (!field) throw new Error(`There is no ${path}.`);
  return field;
};
const withSet = (experiment: Experiment, set: string): Experiment => chosen(experiment, fieldOf('data.set'), set);
const ready = (id: string): Experiment => experimentOf(presets.find((preset) => preset.id === id) ?? presets[0]);

describe('a data set that is chosen', () => {
  it('brings the settings that work in it, where a network acts in it', () => {
    expect(withSet(defaultExperiment, 'cartpole')).toEqual(ready('cartpole'));
    expect(withSet(ready('cartpole'), 'catch')).toEqual(ready('catch'));
  });

  it('is left for the usual settings', () => {
    expect(withSet(ready('cartpole'), 'strokes')).toEqual(defaultExperiment);
    expect(withSet(ready('cartpole'), 'moons')).toEqual(withSet(defaultExperiment, 'moons'));
  });

  it('keeps the seeds', () => {
    const chance = { ...defaultExperiment.chance, initializationSeed: 7, orderSeed: 8, splitSeed: 9 };
    const seeds = { initializationSeed: 7, orderSeed: 8, splitSeed: 9 };
    expect(withSet({ ...defaultExperiment, chance }, 'catch').chance).toMatchObject({ ...seeds, trials: 5 });
  });

  it('keeps what computes it', () => {
    const engine: Experiment['engine'] = { backend: 'simd', workers: 3 };
    expect(withSet({ ...defaultExperiment, engine }, 'catch').engine).toEqual(engine);
    expect(withSet({ ...ready('catch'), engine }, 'strokes').engine).toEqual(engine);
  });

  it('changes nothing else among examples, and no other setting brings anything', () => {
    const own = chosen(defaultExperiment, fieldOf('training.steps'), 500);
    expect(own).toEqual({ ...defaultExperiment, training: { ...defaultExperiment.training, steps: 500 } });
    expect(withSet(own, 'moons').training.steps).toBe(500);
  });
});

describe('a link that names a world to act in', () => {
  const of = (link: string): Experiment => readLink(link).experiment;

  it('written by hand, without a version: has the settings of the ready experiment for what it leaves out', () => {
    expect(of('data.set=cartpole')).toEqual(ready('cartpole'));
    const own = of('#training.steps=80&data.set=Catch&network.widths=wide');
    expect(own).toEqual({ ...ready('catch'), training: { ...ready('catch').training, steps: 80 } });
    expect(of('data.set=moons')).toEqual(withSet(defaultExperiment, 'moons'));
  });

  it('of a version: keeps the meaning that it has wherever it was written, and what would be better is known', () => {
    const short = of('v=3&data.set=cartpole&chance.orderSeed=7');
    expect(short.training).toEqual(defaultExperiment.training);
    expect(readyInstead(short)).toEqual({
      ...ready('cartpole'),
      chance: { ...ready('cartpole').chance, orderSeed: 7 },
    });
    expect(readyInstead(of('v=2&data.set=cartpole&training.steps=50'))).toEqual(ready('cartpole'));
  });

  it('with most of the settings that are needed is somebody’s own', () => {
    const { training, ...others } = ready('cartpole');
    const wide = { ...others, training: { ...training, steps: 1_200 }, network: defaultExperiment.network };
    for (const one of [ready('cartpole'), wide, defaultExperiment, of('v=3&data.set=moons')])
      expect(readyInstead(one)).toBeNull();
  });
});
