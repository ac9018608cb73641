/** What keys do, everywhere but where the focused element needs them itself. */
import { keyName, type PressedKey } from '../kit/key-name';

/** Between the things of a lecture. */
export type Move = 'next-thing' | 'previous-thing' | 'first-thing' | 'last-thing';

export type ShortcutAction =
  | 'play-or-hold'
  | 'previous'
  | 'next'
  | 'first'
  | 'last'
  | 'step'
  | 'film'
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
  | 'next-beat'
  | 'previous-beat'
  | 'skip'
  | Move;

/** The page with its panels, or the lecture view; and the story above either. */
export type Where = 'page' | 'lecture' | 'story';

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
  { action: 'next-beat', keys: ['PageDown', 'ArrowRight'], where: 'story', shown: ['PageDown', '→'] },
  { action: 'previous-beat', keys: ['PageUp', 'ArrowLeft'], where: 'story', shown: ['PageUp', '←'] },
  { action: 'skip', keys: ['Escape'], where: 'story', shown: ['Esc'] },
  { action: 'play-or-hold', keys: [' '], shown: ['Space'] },
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
  { action: 'film', keys: ['f'], shown: ['f'] },
  { action: 'reset', keys: ['r'], shown: ['r'] },
  { action: 'undo', keys: ['z'], with: 'command', shown: ['CtrlZ', 'CmdZ'] },
  { action: 'redo', keys: ['z'], with: 'command-shift', shown: ['CtrlShiftZ', 'CmdShiftZ'] },
  { action: 'lecture', keys: ['l'], shown: ['l'] },
  { action: 'keys', keys: ['?'], shown: ['?'] },
  { action: 'close', keys: ['Escape'], shown: ['Esc'] },
  { action: 'show', keys: ['F5'], shown: ['F5'] },
];

/** What a key press is about, without the DOM. */
interface KeyPress extends PressedKey {
  readonly where?: Exclude<Where, 'story'>;
  /** the story is open above it: its keys go first */
  readonly inStory?: boolean;
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
/** Inputs that nothing is typed into say what they are. */
const isText = ({ tag, role }: KeyPress['path'][number]): boolean =>
  TEXT.has(tag) && (role === null || role === 'textbox' || role === 'combobox' || role === 'spinbutton');
/** A slider of the form moves by pages too; a chart is a slider that leaves them to the page, and so to a clicker. */
const movesByPages = ({ tag, role }: KeyPress['path'][number]): boolean => tag === 'input' && role === 'slider';
/** Roles that move with arrows, Home and End by themselves. */
const MOVING = ['tab', 'listbox', 'option', 'menu', 'menuitem', 'radio', 'slider', 'spinbutton'];
const PRESSED = new Set(['button', 'a', 'summary']);

/** The action of a key press; null when it belongs to the focused element or means nothing. */
export function actionOf(press: KeyPress): ShortcutAction | null {
  const { key, modified, command, shift = false, path, where = 'page', inStory = false } = press;
  if (press.composing) return null;
  const held = command ? (shift ? 'command-shift' : 'command') : undefined;
  if (modified && !held) return null;
  // with Ctrl and Shift the key writes a capital letter, or none
  const name = keyName(press, shift && !held);
  const action =
    SHORTCUTS.find(
      ({ keys, with: together, where: only = where }) =>
        keys.includes(name) && together === held && (only === where || (inStory && only === 'story')),
    )?.action ?? null;
  if (action === null || action === 'close' || action === 'show') return action;
  if (path.some(isText)) return null;
  const has = (roles: readonly string[]): boolean => path.some(({ role }) => role !== null && roles.includes(role));
  if (has(['dialog', 'alertdialog', 'listbox', 'textbox'])) return null;
  if (key.startsWith('Arrow') || key === 'Home' || key === 'End') return has(MOVING) ? null : action;
  if (key.startsWith('Page') && path.some(movesByPages)) return null;
  if (key === ' ') {
    const presses = path.some(({ tag }) => PRESSED.has(tag)) || has(['button', 'tab', 'checkbox', 'radio', 'switch']);
    return presses ? null : action;
  }
  return action;
}
