import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../experiment/schema';
import { isTrained, withoutForeignRun, type Scene } from './scene';
import { results, sceneOf } from './fixture';
import { missing } from './fact-list';
import { isOver } from './waits';
import { controlOf, ticket } from '../../lottery/run-key';

const scene: Scene = sceneOf(results({ rounds: 2, trials: 2, arms: [ticket, controlOf(0, 'reinitialized')] }));

describe('waits', () => {
  it('for rounds until every trial and arm is there', () => {
    expect(isTrained(scene, 2)).toBe(true);
    const some = { ...scene, results: scene.results.slice(0, -1), status: 'running' } as const;
    expect([isTrained(some, 1), isTrained(some, 2)]).toEqual([true, false]);
    expect(isOver({ kind: 'round', round: 1 }, some, some)).toBe(true);
    expect(isOver({ kind: 'trained' }, some, some)).toBe(false);
    // after a diverged run the rest of a chain is never trained
    expect(isTrained({ ...some, status: 'finished' }, 2)).toBe(true);
  });
  it('for a round chosen by hand, another one than at the beginning', () => {
    const wait = { kind: 'round-selected' } as const;
    expect(isOver(wait, { ...scene, chosenRound: 1 }, { ...scene, chosenRound: 1 })).toBe(false);
    expect(isOver(wait, { ...scene, chosenRound: 2 }, { ...scene, chosenRound: 1 })).toBe(true);
    expect(isOver(wait, { ...scene, chosenRound: null }, { ...scene, chosenRound: 1 })).toBe(false);
  });
  it('for a setting with another value', () => {
    const wait = { kind: 'changed', path: 'pruning.rate' } as const;
    expect(isOver(wait, scene, scene)).toBe(false);
    const changed = { ...scene.experiment, pruning: { ...scene.experiment.pruning, rate: 0.1 } };
    expect(isOver(wait, { ...scene, experiment: changed }, scene)).toBe(true);
    expect(() => isOver({ kind: 'changed', path: 'no.setting' }, scene, scene)).toThrow('"no.setting"');
  });
  it('for a weight', () => {
    const weight = { parameter: 0, index: 3 };
    expect(isOver({ kind: 'weight-selected' }, { ...scene, weight }, scene)).toBe(true);
    expect(isOver({ kind: 'weight-selected' }, { ...scene, weight }, { ...scene, weight })).toBe(false);
  });
});

it('a run of other settings counts for nothing', () => {
  expect(withoutForeignRun(scene)).toBe(scene);
  const other = withoutForeignRun({
    ...scene,
    experiment: { ...defaultExperiment, chance: { ...defaultExperiment.chance, trials: 9 } },
  });
  expect([other.recording, other.results]).toEqual([null, []]);
  expect(isTrained(other, 0)).toBe(false);
});

describe('facts that cannot be told yet', () => {
  const made = results({ rounds: 2, trials: 1, arms: [ticket] });
  it('say what they are without: training, a chosen weight, the weights themselves', () => {
    expect(missing({ ...sceneOf(made), results: [] })).toBe('training');
    expect(missing(sceneOf(made), { kind: 'weight-selected' })).toBe('weight');
    expect(missing({ ...sceneOf(made), weight: { parameter: 0, index: 0 } }, { kind: 'weight-selected' })).toBe(
      'weights',
    );
    expect(missing(sceneOf(made))).toBe('weights');
  });
});
