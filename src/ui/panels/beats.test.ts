import { expect, it, vi } from 'vitest';
import type { LabActions } from '../../store/store';
import { endStory, moveBeat, showBeat } from './beats';

const spies = () => {
  const setView = vi.fn<LabActions['setView']>();
  const selectRound = vi.fn<LabActions['selectRound']>();
  return { setView, selectRound, actions: { setView, selectRound } as unknown as LabActions };
};

it('a beat sets its round and the moment of pruning once, as it is gone to', () => {
  const { setView, selectRound, actions } = spies();
  moveBeat('train', 1, actions);
  moveBeat('prune', 1, actions);
  showBeat('train', actions);
  expect(setView.mock.calls.map(([{ story, pruningOpen }]) => [story, pruningOpen])).toEqual([
    ['prune', true],
    ['win', false],
    ['train', false],
  ]);
  expect(selectRound.mock.calls).toEqual([[1], [null], [0]]);
});

it('after the last beat, or skipped, the page is as without a story', () => {
  const { setView, selectRound, actions } = spies();
  moveBeat('win', 1, actions);
  endStory(actions);
  expect(setView.mock.calls).toEqual(Array.from({ length: 2 }, () => [{ story: null, slide: null }]));
  expect(selectRound).not.toHaveBeenCalled();
});
