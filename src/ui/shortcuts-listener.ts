import { useEffect } from 'react';
import { useLabContext } from './state/lab';
import { perform } from './panels/perform';
import { beatOnScreen } from '../store/selectors';
import { actionOf } from './state/shortcuts';
import { isStoryTold } from './state/story-told';
import { useShown } from './state/shown';

/** Inputs that are no text, and do not say so. */
const ROLES: Readonly<Record<string, string>> = {
  range: 'slider',
  checkbox: 'checkbox',
  radio: 'radio',
  button: 'button',
  file: 'button',
};

const roleOf = (element: Element): string | null =>
  element.getAttribute('role') ?? (element instanceof HTMLInputElement ? (ROLES[element.type] ?? null) : null);

/** Listens to the page's keys; draws nothing, and keeps what it follows out of the page's drawing. */
export function Shortcuts(): null {
  const { store, actions } = useLabContext();
  const { round, remaining, task, network, experiment } = useShown();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const { view } = store.getState();
      const story = beatOnScreen(store.getState());
      if (view.keysOpen || view.shareOpen || view.panelsOpen) return; // the dialog has the keys
      const action = actionOf({
        key: event.key,
        code: event.code,
        composing: event.isComposing,
        modified: event.altKey || event.ctrlKey || event.metaKey,
        command: (event.ctrlKey || event.metaKey) && !event.altKey,
        shift: event.shiftKey,
        where: view.lecture ? 'lecture' : 'page',
        inStory: story !== null && isStoryTold(),
        path: event
          .composedPath()
          .flatMap((target) => (target instanceof Element ? [{ tag: target.localName, role: roleOf(target) }] : [])),
      });
      if (!action) return;
      // F5 leads back to a lecture, and in it starts nothing anew; else it belongs to the browser
      if (action === 'show' && !view.lecture && !view.lectureLeft) return;
      if (action !== 'close' && action !== 'skip') event.preventDefault();
      perform(action, { store, actions }, { round, remaining, task, network, experiment });
    };
    // whoever takes the mouse on the page has ended the lecture: F5 reloads again
    const onPointer = () => {
      if (store.getState().view.lectureLeft) actions.setView({ lectureLeft: false });
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('pointerdown', onPointer);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('pointerdown', onPointer);
    };
  }, [store, actions, round, remaining, task, network, experiment]);
  return null;
}
