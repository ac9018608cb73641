import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channelOf, presenterHash, readFromLecture, readFromPresenter, type LectureState } from './channel';

const state: LectureState = {
  kind: 'state',
  slide: 'film',
  next: null,
  story: 'prune',
  at: 5,
  of: 10,
  reveals: false,
  black: false,
  status: 'idle',
  action: 'train',
  canReset: false,
  progress: '',
  verdict: 'With 21.1 %',
  metric: 'accuracy',
  left: '21.1 %',
  round: 3,
  rounds: 8,
  startedAt: 1_000,
  language: 'en',
};

const PANELS = ['accuracy', 'speed', 'film', 'masks'];

describe('the presenter’s channel', () => {
  it('is named in the address of the window, and of no other', () => {
    expect(channelOf(presenterHash('a1b2'))).toBe('a1b2');
    for (const hash of ['', '#', '#v=1', '#v=1&presenter=a', '#presenter=', '#presenter=A/..'])
      expect(channelOf(hash)).toBeNull();
  });

  it('understands its own messages', () => {
    expect(readFromLecture(structuredClone(state), PANELS)).toEqual(state);
    expect(readFromLecture({ kind: 'closed' }, PANELS)).toEqual({ kind: 'closed' });
    expect(readFromPresenter({ kind: 'hello' })).toEqual({ kind: 'hello' });
    expect(readFromPresenter({ kind: 'do', action: 'play' })).toEqual({ kind: 'do', action: 'play' });
  });

  it('ignores everything else', () => {
    expect(readFromPresenter({ kind: 'do', action: 'newSeeds' })).toBeNull();
    expect(readFromLecture({ ...state, slide: 'roof' }, PANELS)).toBeNull();
    expect(readFromLecture({ ...state, story: 'epilogue' }, PANELS)).toBeNull();
    expect(readFromLecture({ ...state, at: 'one' }, PANELS)).toBeNull();
    fc.assert(
      fc.property(fc.anything(), (message) => {
        expect(readFromPresenter(message)?.kind ?? 'hello').toBe('hello');
        expect(readFromLecture(message, PANELS)?.kind ?? 'closed').toBe('closed');
      }),
    );
  });
});
