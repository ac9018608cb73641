/** Keys of a lesson: arrows and a clicker's keys inside it; n, b and Escape, which comes back, from anywhere. */
import { useEffect, type KeyboardEvent as ReactKeyboardEvent, type RefObject } from 'react';
import { keyName } from '../kit/key-name';

interface Moves {
  next(): void;
  back(): void;
  close(): void;
}

const INSIDE: Readonly<Record<string, keyof Moves>> = {
  ArrowRight: 'next',
  PageDown: 'next',
  ArrowLeft: 'back',
  PageUp: 'back',
  Escape: 'close',
};
const ANYWHERE: Readonly<Record<string, keyof Moves>> = { n: 'next', b: 'back' };

const isModified = (event: { altKey: boolean; ctrlKey: boolean; metaKey: boolean }): boolean =>
  event.altKey || event.ctrlKey || event.metaKey;

/**
 * For the panel's onKeyDown: what it takes, the page does not get.
 * @param reads a clicker has no other way to the end of a long step: it reads on before it goes on
 */
export function onPanelKey(event: ReactKeyboardEvent, moves: Moves, reads: boolean): void {
  const move = INSIDE[event.key];
  if (!move || isModified(event) || event.defaultPrevented) return;
  event.preventDefault();
  if (reads && move !== 'close' && readOn(event.currentTarget, move)) return;
  moves[move]();
}

/** Scrolls by what is seen of the step, less a line. @returns false where it has ended that way */
function readOn(panel: Element, move: 'next' | 'back'): boolean {
  const left = move === 'next' ? panel.scrollHeight - panel.clientHeight - panel.scrollTop : panel.scrollTop;
  if (left < 4) return false;
  const bars = [...panel.querySelectorAll<HTMLElement>('.lesson-head, .lesson-foot')];
  const seen = panel.clientHeight - bars.reduce((sum, { offsetHeight }) => sum + offsetHeight, 0);
  const line = Number.parseFloat(getComputedStyle(panel).lineHeight);
  panel.scrollBy({ top: (move === 'next' ? 1 : -1) * Math.max(seen - line, line) });
  return true;
}

const OVER_THE_PAGE = '[role="listbox"], [role="menu"], [role="dialog"], [role="alertdialog"]';
const TAKES_LETTERS = `input, textarea, select, ${OVER_THE_PAGE}`;

/** On the page, but not in a window or list over it, nor in the lesson itself. */
const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(`.lesson, ${OVER_THE_PAGE}`) === null;

/**
 * @param lead gets the focus after a move, so that Enter goes on from there
 * @param on off in a lecture, where these letters have another meaning
 */
export function useStepKeys(moves: Moves, lead: RefObject<HTMLElement | null>, on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && isElsewhere(event.target)) {
        lead.current?.focus();
        return;
      }
      const move = event.isComposing ? undefined : ANYWHERE[keyName(event, event.shiftKey)];
      const typing = event.target instanceof Element && event.target.closest(TAKES_LETTERS) !== null;
      if (!move || typing || isModified(event) || event.defaultPrevented) return;
      event.preventDefault();
      moves[move]();
      lead.current?.focus({ preventScroll: true });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [moves, lead, on]);
}
