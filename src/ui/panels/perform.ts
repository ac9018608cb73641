/** Does what a key, or the presenter, asks for. */
import { beatOnScreen } from '../../store/selectors';
import type { Lab } from '../state/lab';
import { moment } from '../state/moment';
import { toggleFilm } from '../state/round-film';
import type { Command } from '../state/channel';
import type { ShortcutAction } from '../state/shortcuts';
import type { Shown, Subject } from '../state/shown';
import { act, standingOf } from '../state/standing';
import { endStory, moveBeat } from './beats';
import { guessState, hide, lectureNow, move } from './slides';

/** @param shown what the page, or the lecture, shows */
export function perform(
  action: ShortcutAction | Command,
  { store, actions }: Pick<Lab, 'store' | 'actions'>,
  shown: Subject & Pick<Shown, 'round' | 'remaining'>,
): void {
  const state = store.getState();
  const { lecture: inLecture, hidden } = state.view;
  const lecture = inLecture ? lectureNow(state, shown, guessState(state)) : null;
  const story = beatOnScreen(state);
  const { round } = shown;
  const rounds = shown.remaining.length - 1;
  const go = (to: number) => actions.selectRound(Math.min(rounds, Math.max(0, to)));
  switch (action) {
    case 'play-or-hold':
      // before a room, and in the story, what plays is what is looked at: a round being pruned, or an episode
      if (moment.current && (lecture || story)) return moment.current();
      return perform('play', { store, actions }, shown);
    case 'play':
      return act(standingOf(state).action, actions);
    case 'previous':
      return go(round - 1);
    case 'next':
      return go(round + 1);
    case 'first':
      return go(0);
    case 'last':
      return go(rounds);
    case 'step':
      return actions.stepRound();
    case 'film':
      return toggleFilm();
    case 'reset':
      return actions.reset();
    case 'undo':
      return actions.undo();
    case 'redo':
      return actions.redo();
    case 'lecture':
      return actions.setView({ lecture: lecture === null });
    case 'keys':
      return actions.setView({ keysOpen: true });
    case 'close':
      return lecture ? actions.setView({ lecture: false, lectureLeft: true }) : undefined;
    case 'show':
      return actions.setView({ lecture: true, lectureLeft: false });
    case 'panels':
      return actions.setView({ panelsOpen: true });
    case 'black':
      return actions.setView({ black: true });
    case 'presenter':
      return actions.setView({ presenter: 'wanted' });
    case 'hide':
      return lecture ? hide(lecture, hidden, actions) : undefined;
    case 'skip':
      return endStory(actions);
    case 'next-beat':
    case 'previous-beat':
      return story ? moveBeat(story, action === 'next-beat' ? 1 : -1, actions) : undefined;
    case 'next-thing':
    case 'previous-thing':
    case 'first-thing':
    case 'last-thing':
      // the presenter's window krounds no story: its steps are beats while there is one
      if (story && action === 'next-thing') return moveBeat(story, 1, actions);
      if (story && action === 'previous-thing') return moveBeat(story, -1, actions);
      return lecture ? move(action, lecture, actions) : undefined;
    default:
      return action satisfies never;
  }
}
