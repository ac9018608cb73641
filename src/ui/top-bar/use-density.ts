/** How much of the top bar's words there is room for, in any language and at any width. */
import { useLayoutEffect, useRef, type RefObject } from 'react';

/** Steps in which the bar gives up words, named in top-bar.css: all names; with less air; icons. */
const MOST = 2;

/**
 * Keeps the least density at which nothing of the bar is cut in its `data-density`. What a run changes in
 * the bar has its room from the start, so only the page's width, the size of its type and its language matter.
 * @param isMenu the buttons stand in a menu: nothing is to be fitted
 */
export function useDensity(isMenu: boolean): RefObject<HTMLElement | null> {
  const bar = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element) return undefined;
    if (isMenu) {
      element.dataset.density = 'menu';
      return undefined;
    }
    const fit = (): void => {
      for (let density = 0; density <= MOST; density += 1) {
        element.dataset.density = String(density);
        if (element.scrollWidth <= element.clientWidth) return;
      }
    };
    fit();
    let frame = 0;
    const changed = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      // in the next frame, as fitting resizes what is observed
      frame = requestAnimationFrame(fit);
    });
    for (const observed of [element, ...element.children]) changed.observe(observed);
    return () => {
      cancelAnimationFrame(frame);
      changed.disconnect();
    };
  }, [isMenu]);
  return bar;
}
