/** Does what a key, or the presenter, asks for. */
import type { LabActions } from '../../store/store';
import { toggleFilm } from '../state/round-film';
import type { ShortcutAction } from '../state/shortcuts';
import { act, type Action } from '../state/standing';
import type { Beat } from '../../experiment/view-link';
import { endStory, moveBeat } from './beats';
import { hide, move, type LectureNow } from './slides';

interface Situation {
  /** what Play does now */
  readonly play: Action | null;
  readonly round: number;
  readonly rounds: number;
  /** null: there is no lecture */
  readonly lecture: LectureNow | null;
  readonly hidden: readonly string[];
  /** of the story above it */
  readonly story: Beat | null;
}

export function perform(action: ShortcutAction, actions: LabActions, now: Situation): void {
  const go = (round: number) => actions.selectRound(Math.min(now.rounds, Math.max(0, round)));
  switch (action) {
    case 'play':
      return act(now.play, actions);
    case 'previous':
      return go(now.round - 1);
    case 'next':
      return go(now.round + 1);
    case 'first':
      return go(0);
    case 'last':
      return go(now.rounds);
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
      return actions.setView({ lecture: now.lecture === null });
    case 'keys':
      return actions.setView({ keysOpen: true });
    case 'close':
      return now.lecture ? actions.setView({ lecture: false, lectureLeft: true }) : undefined;
    case 'show':
      return actions.setView({ lecture: true, lectureLeft: false });
    case 'panels':
      return actions.setView({ panelsOpen: true });
    case 'black':
      return actions.setView({ black: true });
    case 'presenter':
      return actions.setView({ presenter: 'wanted' });
    case 'hide':
      return now.lecture ? hide(now.lecture, now.hidden, actions) : undefined;
    case 'skip':
      return endStory(actions);
    case 'next-beat':
    case 'previous-beat':
      return now.story ? moveBeat(now.story, action === 'next-beat' ? 1 : -1, actions) : undefined;
    case 'next-thing':
    case 'previous-thing':
    case 'first-thing':
    case 'last-thing':
      // the presenter's window knows no story: its steps are beats while there is one
      if (now.story && action === 'next-thing') return moveBeat(now.story, 1, actions);
      if (now.story && action === 'previous-thing') return moveBeat(now.story, -1, actions);
      return now.lecture ? move(action, now.lecture, actions) : undefined;
    default:
      return action satisfies never;
  }
}
