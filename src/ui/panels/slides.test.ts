import { describe, expect, it, vi } from 'vitest';
import { defaultExperiment, type Experiment } from '../../experiment/schema';
import { networkOf } from '../../store/selectors';
import { taskOf } from '../../tasks';
import type { Subject } from '../state/shown';
import { initialState, type LabActions, type LabState } from '../../store/store';
import { hide, lectureNow, move, slideAt } from './slides';

const subjectOf = (experiment: Experiment): Subject => ({
  task: taskOf(experiment.data.set),
  network: networkOf(experiment),
});
const images = subjectOf(defaultExperiment);
const plane = subjectOf({ ...defaultExperiment, data: { ...defaultExperiment.data, set: 'moons' } });
const view = (change: Partial<LabState['view']>, prediction = {}): Pick<LabState, 'view' | 'prediction'> => ({
  view: { ...initialState.view, lecture: true, ...change },
  prediction: { ...initialState.prediction, ...prediction },
});
const spies = () => {
  const actions = { setView: vi.fn<LabActions['setView']>(), predict: vi.fn<LabActions['predict']>() };
  return { ...actions, actions: actions as unknown as LabActions };
};

describe('the things of a lecture', () => {
  it('come one after the other, without those that are hidden or do not fit the network', () => {
    const now = lectureNow(view({ hidden: ['experiment', 'speed'] }), images, true);
    expect(now.slides).toEqual([
      'predict',
      'accuracy',
      'training',
      'gap',
      'film',
      'pruning',
      'masks',
      'try',
      'savings',
      'verdict',
      'share',
    ]);
    expect(now.slide).toBe('predict');
    expect(lectureNow(view({}), plane, true).slides).toContain('graph');
  });

  it('a hidden or missing one gives way to the next, at the end to the last', () => {
    expect(slideAt(['accuracy', 'film', 'savings'], 'speed')).toBe('film');
    expect(slideAt(['accuracy', 'film'], 'share')).toBe('film');
    expect(slideAt([], 'film')).toBeNull();
    expect(lectureNow(view({ slide: 'graph' }), images, true).slide).toBe('masks');
  });

  it('has the life of one weight only where it is asked for', () => {
    const now = lectureNow(view({ slide: 'weights' }), images, true);
    expect(now.slide).toBe('weights');
    expect(now.slides).toContain('weights');
    expect(lectureNow(view({ slide: 'masks' }), images, true).slides).not.toContain('weights');
  });

  it('move on and back, and stay at both ends', () => {
    const { actions, setView } = spies();
    const at = (slide: 'experiment' | 'film' | 'share') => lectureNow(view({ slide }), images, true);
    move('next-thing', at('film'), actions);
    move('previous-thing', at('film'), actions);
    move('previous-thing', at('experiment'), actions);
    move('next-thing', at('share'), actions);
    move('first-thing', at('film'), actions);
    move('last-thing', at('film'), actions);
    expect(setView.mock.calls.map(([{ slide }]) => slide)).toEqual([
      'pruning',
      'gap',
      'experiment',
      'share',
      'experiment',
      'share',
    ]);
  });

  it('the step after a guess reveals it; without a guess or a result it goes on', () => {
    const guessed = { curve: [null, 0.9] };
    const { actions, setView, predict } = spies();
    move('next-thing', lectureNow(view({ slide: 'predict' }, guessed), images, true), actions);
    expect(predict).toHaveBeenCalledWith({ revealed: true });
    for (const [prediction, results] of [
      [guessed, false],
      [{}, true],
      [{ ...guessed, revealed: true }, true],
    ] as const) {
      move('next-thing', lectureNow(view({ slide: 'predict' }, prediction), images, results), actions);
    }
    expect(setView).toHaveBeenCalledTimes(3);
  });

  it('can be hidden with a key', () => {
    const { actions, setView } = spies();
    hide(lectureNow(view({ slide: 'film', hidden: ['speed'] }), images, true), ['speed'], actions);
    expect(setView).toHaveBeenCalledWith({ hidden: ['speed', 'film'], slide: 'pruning' });
  });
});
