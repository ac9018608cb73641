import { describe, expect, it, vi } from 'vitest';
import { defaultExperiment, type Experiment } from '../../experiment/schema';
import { ticketKey } from '../../lottery/run-key';
import { emptyRecording, type RunRecord } from '../../recording/recording';
import { networkToShow } from '../../store/selectors';
import { taskOf } from '../../tasks';
import type { Subject } from '../state/shown';
import { initialState, type LabActions, type LabState } from '../../store/store';
import { guessState, hide, lectureNow, move, slideAt } from './slides';

const subjectOf = (experiment: Experiment): Subject => ({
  task: taskOf(experiment.data.set),
  network: networkToShow(experiment),
  experiment,
});
const images = subjectOf(defaultExperiment);
const plane = subjectOf({ ...defaultExperiment, data: { ...defaultExperiment.data, set: 'moons' } });
const view = (change: Partial<LabState['view']>, prediction = {}): Pick<LabState, 'view' | 'prediction'> => ({
  view: { ...initialState.view, lecture: true, ...change },
  prediction: { ...initialState.prediction, experiment: defaultExperiment, ...prediction },
});
const there = { experiment: defaultExperiment, hasResults: true, isBusy: false };
const RUN: Omit<RunRecord, 'id'> = {
  status: 'finished',
  trainingSeconds: 1,
  reused: false,
  points: { step: [], 'validation.loss': [], 'validation.accuracy': [], 'test.accuracy': [], 'train.accuracy': [] },
};
const spies = () => {
  const actions = {
    setView: vi.fn<LabActions['setView']>(),
    predict: vi.fn<LabActions['predict']>(),
    play: vi.fn<LabActions['play']>(),
  };
  return { ...actions, actions: actions as unknown as LabActions };
};

describe('the things of a lecture', () => {
  it('come one after the other, without those that are hidden or do not fit the network', () => {
    const now = lectureNow(view({ hidden: ['experiment', 'speed'] }), images, there);
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
    expect(lectureNow(view({}), plane, there).slides).toContain('graph');
  });

  it('a hidden or missing one gives way to the next, at the end to the last', () => {
    expect(slideAt(['accuracy', 'film', 'savings'], 'speed')).toBe('film');
    expect(slideAt(['accuracy', 'film'], 'share')).toBe('film');
    expect(slideAt([], 'film')).toBeNull();
    expect(lectureNow(view({ slide: 'graph' }), images, there).slide).toBe('masks');
  });

  it('has the life of one weight only where it is asked for', () => {
    const now = lectureNow(view({ slide: 'weights' }), images, there);
    expect(now.slide).toBe('weights');
    expect(now.slides).toContain('weights');
    expect(lectureNow(view({ slide: 'masks' }), images, there).slides).not.toContain('weights');
  });

  it('up to the guess no round is told, which would give away how far it goes', () => {
    const toGuess = (slide: string, prediction = {}, hidden: string[] = []): boolean =>
      lectureNow(view({ slide, hidden }, prediction), images, there).isToGuess;
    expect(['experiment', 'predict', 'accuracy', 'share'].map((slide) => toGuess(slide))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(toGuess('experiment', { revealed: true })).toBe(false);
    expect(toGuess('experiment', {}, ['predict'])).toBe(false);
  });

  it('move on and back, and stay at both ends', () => {
    const { actions, setView } = spies();
    const at = (slide: 'experiment' | 'film' | 'share') => lectureNow(view({ slide }), images, there);
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

  it('of several faces show one after the other, then the next thing; on the way back, too', () => {
    const copies = subjectOf({
      ...defaultExperiment,
      connectivity: { ...defaultExperiment.connectivity, plane: 'copies', steps: [0, 10, 100] },
    });
    const { actions, setView } = spies();
    const at = (chosen: string | null) => lectureNow(view({ slide: 'plane', plane: chosen }), copies, there);
    for (const chosen of [null, '0', '10', '100']) move('next-thing', at(chosen), actions);
    for (const chosen of ['100', null]) move('previous-thing', at(chosen), actions);
    const { slides } = at(null);
    const [before, after] = [-1, 1].map((by) => ({ slide: slides[slides.indexOf('plane') + by] }));
    expect(setView.mock.calls.map(([change]) => change)).toEqual([
      { plane: '10' },
      { plane: '10' },
      { plane: '100' },
      after,
      { plane: '10' },
      before,
    ]);
  });

  it('the step after a guess reveals it, the next looks closer, then it goes on; without a guess it goes on', () => {
    const guessed = { curve: [null, 0.9] };
    const { actions, setView, predict } = spies();
    const step = (prediction: Partial<LabState['prediction']>) =>
      move('next-thing', lectureNow(view({ slide: 'predict' }, prediction), images, there), actions);
    step(guessed);
    expect(predict).toHaveBeenLastCalledWith({ revealed: true });
    step({ ...guessed, revealed: true });
    expect(predict).toHaveBeenLastCalledWith({ closer: true });
    expect(setView).not.toHaveBeenCalled();
    step({ ...guessed, revealed: true, closer: true });
    step({});
    expect(setView).toHaveBeenCalledTimes(2);
  });

  it('what has not come out yet is trained before the eyes of the room, and not looked at closer before it is there', () => {
    const guessed = { curve: [null, 0.9] };
    const { actions, setView, predict, play } = spies();
    const step = (prediction: Partial<LabState['prediction']>, isBusy: boolean) =>
      move(
        'next-thing',
        lectureNow(view({ slide: 'predict' }, prediction), images, { ...there, hasResults: false, isBusy }),
        actions,
      );
    step(guessed, true);
    expect(play).not.toHaveBeenCalled(); // it is on its way
    step(guessed, false);
    expect(predict).toHaveBeenCalledTimes(2);
    expect(play).toHaveBeenCalledTimes(1);
    step({ ...guessed, revealed: true }, true);
    expect(setView).toHaveBeenCalledTimes(1);
  });

  it('a guess about other rounds, another learning rate or other seeds is none: no step reveals it or trains for it', () => {
    const { training, pruning, chance } = defaultExperiment;
    const others: Partial<Experiment>[] = [
      { pruning: { ...pruning, rounds: pruning.rounds - 1 } },
      { training: { ...training, learningRate: training.learningRate * 2 } },
      { chance: { ...chance, initializationSeed: chance.initializationSeed + 1 } },
    ];
    const { actions, setView, predict, play } = spies();
    for (const other of others)
      for (const revealed of [false, true])
        for (const hasResults of [false, true]) {
          const experiment = { ...defaultExperiment, ...other };
          const now = lectureNow(view({ slide: 'predict' }, { curve: [null, 0.9], revealed }), images, {
            experiment,
            hasResults,
            isBusy: false,
          });
          expect(now.guessing).toBeNull();
          move('next-thing', now, actions);
        }
    expect(predict).not.toHaveBeenCalled();
    expect(play).not.toHaveBeenCalled();
    expect(setView).toHaveBeenCalledTimes(12);
  });

  it('looks behind its own curtain', () => {
    const recorded = { ...emptyRecording(defaultExperiment), runs: [{ ...RUN, id: ticketKey(0, 1) }] };
    const state = { ...initialState, recorded, curtains: { lesson: 'none', guess: 'all' } } as const;
    expect(guessState(state)).toEqual(there);
    // the full network is no answer
    const first = { ...recorded, runs: [{ ...RUN, id: ticketKey(0, 0) }] };
    expect(guessState({ ...state, recorded: first }).hasResults).toBe(false);
  });

  it('can be hidden with a key', () => {
    const { actions, setView } = spies();
    hide(lectureNow(view({ slide: 'film', hidden: ['speed'] }), images, there), ['speed'], actions);
    expect(setView).toHaveBeenCalledWith({ hidden: ['speed', 'film'], slide: 'pruning' });
  });
});
