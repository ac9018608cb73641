/** What keys do, everywhere but where the focused element needs them itself. */
import type { LabActions, PanelId } from '../../store/store';
import type { SessionStatus } from '../../page-worker/run/messages';
import { keyName, type PressedKey } from '../kit/key-name';
import { hide, move, type LectureNow, type Move } from './slides';
import { togglePlay } from './status';

export type ShortcutAction =
  | 'play'
  | 'previous'
  | 'next'
  | 'first'
  | 'last'
  | 'step'
  | 'reset'
  | 'undo'
  | 'redo'
  | 'lecture'
  | 'keys'
  | 'close'
  | 'show'
  | 'panels'
  | 'hide'
  | 'black'
  | 'presenter'
  | Move;

/** The page with its panels, or the lecture view. */
export type Where = 'page' | 'lecture';

export interface Shortcut {
  readonly action: ShortcutAction;
  /** names of keys (keyName) */
  readonly keys: readonly string[];
  /** pressed together with Ctrl or Cmd, and Shift or not; else without any */
  readonly with?: 'command' | 'command-shift';
  /** only there; else everywhere */
  readonly where?: Where;
  /** names for the list of keys, below "keys.names" where they need words */
  readonly shown: readonly string[];
}

/**
 * Page Up and Down are what a clicker sends, some send arrows: on the page they move the round, in a
 * lecture from thing to thing, where up and down are left for the round. Its button for the show sends F5 and
 * Escape in turn.
 */
export const SHORTCUTS: readonly Shortcut[] = [
  { action: 'play', keys: [' '], shown: ['Space'] },
  { action: 'previous', keys: ['ArrowLeft', 'PageUp'], where: 'page', shown: ['←', 'PageUp'] },
  { action: 'next', keys: ['ArrowRight', 'PageDown'], where: 'page', shown: ['→', 'PageDown'] },
  { action: 'first', keys: ['Home'], where: 'page', shown: ['Home'] },
  { action: 'last', keys: ['End'], where: 'page', shown: ['End'] },
  { action: 'next-thing', keys: ['PageDown', 'ArrowRight'], where: 'lecture', shown: ['PageDown', '→'] },
  { action: 'previous-thing', keys: ['PageUp', 'ArrowLeft'], where: 'lecture', shown: ['PageUp', '←'] },
  { action: 'next', keys: ['ArrowDown'], where: 'lecture', shown: ['↓'] },
  { action: 'previous', keys: ['ArrowUp'], where: 'lecture', shown: ['↑'] },
  { action: 'first-thing', keys: ['Home'], where: 'lecture', shown: ['Home'] },
  { action: 'last-thing', keys: ['End'], where: 'lecture', shown: ['End'] },
  { action: 'black', keys: ['.', 'b'], where: 'lecture', shown: ['.', 'b'] },
  { action: 'presenter', keys: ['n'], where: 'lecture', shown: ['n'] },
  { action: 'hide', keys: ['h'], where: 'lecture', shown: ['h'] },
  { action: 'panels', keys: ['m'], shown: ['m'] },
  { action: 'step', keys: ['s'], shown: ['s'] },
  { action: 'reset', keys: ['r'], shown: ['r'] },
  { action: 'undo', keys: ['z'], with: 'command', shown: ['CtrlZ', 'CmdZ'] },
  { action: 'redo', keys: ['z'], with: 'command-shift', shown: ['CtrlShiftZ', 'CmdShiftZ'] },
  { action: 'lecture', keys: ['l'], shown: ['l'] },
  { action: 'keys', keys: ['?'], shown: ['?'] },
  { action: 'close', keys: ['Escape'], shown: ['Esc'] },
  { action: 'show', keys: ['F5'], shown: ['F5'] },
];

/** What a key press is about, without the DOM. */
export interface KeyPress extends PressedKey {
  readonly where?: Where;
  /** part of a word that an input method puts together */
  readonly composing?: boolean;
  readonly modified: boolean;
  /** Ctrl or Cmd, without Alt */
  readonly command?: boolean;
  readonly shift?: boolean;
  /** tag and role of the focused element and the elements around it, innermost first */
  readonly path: readonly { readonly tag: string; readonly role: string | null }[];
}

const TEXT = new Set(['input', 'textarea', 'select']);
/** A text field undoes its own typing; a slider is an input too, but has nothing to undo. */
const isText = ({ tag, role }: KeyPress['path'][number], withCommand: boolean): boolean =>
  TEXT.has(tag) && !(withCommand && role === 'slider');
/** Roles that move with arrows, Home and End by themselves. */
const MOVING = ['tab', 'listbox', 'option', 'menu', 'menuitem', 'radio', 'slider', 'spinbutton'];
const PRESSED = new Set(['button', 'a', 'summary']);

/** The action of a key press; null when it belongs to the focused element or means nothing. */
export function actionOf(press: KeyPress): ShortcutAction | null {
  const { key, modified, command, shift = false, path, where = 'page' } = press;
  if (press.composing) return null;
  const held = command ? (shift ? 'command-shift' : 'command') : undefined;
  if (modified && !held) return null;
  // with Ctrl and Shift the key writes a capital letter, or none
  const name = keyName(press, shift && !held);
  const action =
    SHORTCUTS.find(
      ({ keys, with: together, where: only = where }) => keys.includes(name) && together === held && only === where,
    )?.action ?? null;
  if (action === null || action === 'close' || action === 'show') return action;
  if (path.some((element) => isText(element, held !== undefined))) return null;
  const has = (roles: readonly string[]): boolean => path.some(({ role }) => role !== null && roles.includes(role));
  if (has(['dialog', 'alertdialog', 'listbox', 'textbox'])) return null;
  if (key.startsWith('Arrow') || key === 'Home' || key === 'End') return has(MOVING) ? null : action;
  if (key === ' ') {
    const presses = path.some(({ tag }) => PRESSED.has(tag)) || has(['button', 'tab', 'checkbox']);
    return presses ? null : action;
  }
  return action;
}

interface Situation {
  readonly status: SessionStatus;
  readonly round: number;
  readonly rounds: number;
  /** null: there is no lecture */
  readonly lecture: LectureNow | null;
  readonly hidden: readonly PanelId[];
}

export function perform(action: ShortcutAction, actions: LabActions, now: Situation): void {
  const go = (round: number) => actions.selectRound(Math.min(now.rounds, Math.max(0, round)));
  switch (action) {
    case 'play':
      return togglePlay(now.status, actions);
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
    case 'next-thing':
    case 'previous-thing':
    case 'first-thing':
    case 'last-thing':
      return now.lecture ? move(action, now.lecture, actions) : undefined;
    default:
      return action satisfies never;
  }
}
