/** Shows the part of the page a step is about: its tab opened, scrolled into view, with a ring. */
import { useEffect } from 'react';
import { useLabContext } from '../state/lab';
import { showPanel } from './show-panel';
import { placeOf, type Target } from './targets';

/** Between two looks for a part that is still being drawn, in ms; and how often. */
const EVERY = 120;
const TRIES = 40;

/** Presses the tabs a place lies behind, as a person would: they keep their state to themselves. */
function openTabs(tabs: readonly string[]): void {
  for (const key of tabs) {
    const tab = document.querySelector<HTMLElement>(`[role="tab"][data-key="${key}"]`);
    if (tab && tab.getAttribute('aria-selected') !== 'true') tab.click();
  }
}

/** The element pointed at, if it is drawn. */
const findTarget = (target: Target): HTMLElement | null =>
  document.querySelector<HTMLElement>(placeOf(target).selector);

/** As little as shows all of it; what is higher than its panel is shown from its start. */
function bringIntoView(element: HTMLElement): void {
  const room = element.closest('.panel, .lecture-thing')?.clientHeight ?? window.innerHeight;
  element.scrollIntoView({ block: element.offsetHeight > room ? 'start' : 'nearest', inline: 'nearest' });
}

/** What in a place is most likely meant, in this order. */
const WANTS_FOCUS = [
  'input:not([type="range"], [tabindex="-1"])',
  '[role="radio"][aria-checked="true"]',
  '[tabindex="0"]',
  'button',
];

/** Moves the focus to the part of the page a step is about. */
export function focusTarget(target: Target): void {
  const element = findTarget(target);
  if (!element) return;
  const inner = WANTS_FOCUS.map((kind) => element.querySelector<HTMLElement>(kind));
  (inner.find((found) => found !== null) ?? element).focus();
}

/** @param key changes with every step: the same target is shown again */
export function usePointing(target: Target | undefined, key: string): void {
  const { store, actions } = useLabContext();
  useEffect(() => {
    if (!target) return undefined;
    const { tabs, panel, setting = null } = placeOf(target);
    const hideAgain = panel === undefined ? null : showPanel(panel, store, actions);
    if (setting !== null) actions.setView({ setting });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (tries: number): void => {
      const focused = document.activeElement;
      openTabs(tabs);
      // pressing a tab must not take the reader's place away
      if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
      const element = findTarget(target);
      if (element) grown.observe(element);
      else if (tries > 0) timer = setTimeout(() => look(tries - 1), EVERY);
    };
    // once at first; a lesson that grows, as when its numbers come in, leaves less room for the page,
    // and a picture that was empty may be large when there is something to draw
    const grown = new ResizeObserver(() => {
      const element = findTarget(target);
      if (element) bringIntoView(element);
    });
    look(TRIES);
    const lesson = document.querySelector('.lesson');
    if (lesson) grown.observe(lesson);
    // whoever goes elsewhere on the page is not called back
    const moved = ({ target: at }: Event): void => {
      if (!(at instanceof Node && lesson?.contains(at))) grown.disconnect();
    };
    addEventListener('wheel', moved, { passive: true });
    addEventListener('touchmove', moved, { passive: true });
    return () => {
      hideAgain?.();
      if (setting !== null) actions.setView({ setting: null });
      clearTimeout(timer);
      grown.disconnect();
      removeEventListener('wheel', moved);
      removeEventListener('touchmove', moved);
    };
  }, [target, key, store, actions]);
}

/** The ring around what is pointed at, as a rule, so that it holds for what is drawn later too. */
export function Ring({ target }: { readonly target: Target }): null {
  const { selector } = placeOf(target);
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `${selector} { outline: 2.5px solid var(--arm-ticket); outline-offset: 4px; border-radius: 3px; scroll-margin: 0.75rem; }`,
    );
    // a <style> element would need a page that lets any style in
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [selector]);
  return null;
}
