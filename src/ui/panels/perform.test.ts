import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLabStore, type LabActions, type LabState } from '../../store/store';
import { networkToShow } from '../../store/selectors';
import { taskOf } from '../../tasks';
import { moment } from '../state/moment';
import { perform } from './perform';

afterEach(() => void (moment.current = null));

/** What Space calls where the page is shown like this. */
function pressed(view: Partial<LabState['view']>, hasMoment: boolean) {
  const store = createLabStore();
  store.setState((state) => ({ view: { ...state.view, ...view } }));
  const calls: string[] = [];
  const play = vi.fn<LabActions['play']>(() => void calls.push('play'));
  if (hasMoment) moment.current = () => void calls.push('hold');
  const { experiment } = store.getState();
  const shown = {
    task: taskOf(experiment.data.set),
    network: networkToShow(experiment),
    experiment,
    round: 1,
    remaining: [1, 0.5],
  };
  perform('play-or-hold', { store, actions: { play } as unknown as LabActions }, shown);
  return calls;
}

describe('Space', () => {
  it('holds the moment of pruning, or lets it go on, before a room and in the story', () => {
    expect(pressed({ lecture: true, slide: 'pruning' }, true)).toEqual(['hold']);
    expect(pressed({ story: 'prune' }, true)).toEqual(['hold']);
  });

  it('trains everywhere else, and where there is nothing to hold', () => {
    expect(pressed({ lecture: true, slide: 'pruning' }, false)).toEqual(['play']);
    expect(pressed({ pruningOpen: true }, true)).toEqual(['play']); // there its own button has the focus
  });
});
