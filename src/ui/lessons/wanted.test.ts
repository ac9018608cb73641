import { describe, expect, it } from 'vitest';
import { isSameWork } from '../../experiment/differing';
import { defaultExperiment } from '../../experiment/schema';
import type { Lesson } from './lesson';
import { asWanted, changesTo, wantedAt } from './wanted';

const lesson: Lesson = {
  id: 'test',
  order: 1,
  minutes: 5,
  steps: [
    { id: 'read' },
    { id: 'set', experiment: { pruning: { rate: 0.2 } } },
    { id: 'go-on' },
    { id: 'own', wait: { kind: 'changed', path: 'pruning.rate' } },
    { id: 'after' },
    { id: 'set-again', experiment: {} },
  ],
};

describe('the experiment in force', () => {
  it('is that of the last step that sets one', () => {
    expect(wantedAt(lesson, 0)).toBeNull();
    expect(wantedAt(lesson, 1)?.pruning.rate).toBe(0.2);
    expect(wantedAt(lesson, 2)?.pruning.rate).toBe(0.2);
    expect(wantedAt(lesson, 5)).toEqual(defaultExperiment);
  });
  it('is the reader’s own from where a setting is to be changed', () => {
    expect(wantedAt(lesson, 3)).toBeNull();
    expect(wantedAt(lesson, 4)).toBeNull();
  });
});

describe('what setting it changes', () => {
  const own = {
    ...defaultExperiment,
    chance: { trials: 5, initializationSeed: 7, orderSeed: 8, splitSeed: 9 },
    engine: { ...defaultExperiment.engine, workers: 1 },
  };
  it('leaves seeds and engine alone', () => {
    const wanted = asWanted(defaultExperiment, own);
    expect(wanted.chance).toEqual({ trials: 3, initializationSeed: 7, orderSeed: 8, splitSeed: 9 });
    expect(wanted.engine).toEqual(own.engine);
    expect(changesTo(defaultExperiment, own).map(({ path }) => path)).toEqual(['chance.trials']);
    expect(changesTo(defaultExperiment, wanted)).toEqual([]);
  });
  it('knows the same work on another engine, but not with other seeds', () => {
    expect(isSameWork(defaultExperiment, { ...defaultExperiment, engine: own.engine })).toBe(true);
    expect(isSameWork(defaultExperiment, own)).toBe(false);
  });
});
