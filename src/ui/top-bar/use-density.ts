/** How much of the top bar's words there is room for, in any language and at any width. */
import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Steps in which the bar gives up words, named in top-bar.css: all names; without the page's own; icons
 * for the buttons' names; icons alone; rows.
 */
const MOST = 4;

/**
 * Keeps the least density at which nothing of the bar is cut in its `data-density`. A bar that has to
 * give up words because its numbers grow does not take them back before its width changes: it would
 * jump with every number.
 */
export function useDensity(): RefObject<HTMLElement | null> {
  const bar = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element) return undefined;
    let density = 0;
    const fitFrom = (least: number): void => {
      for (density = least; ; density += 1) {
        element.dataset.density = String(density);
        if (density === MOST || element.scrollWidth <= element.clientWidth) return;
      }
    };
    let width = element.clientWidth;
    fitFrom(0);
    let frame = 0;
    const changed = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      // in the next frame, as fitting resizes what is observed
      frame = requestAnimationFrame(() => {
        const isOther = element.clientWidth !== width;
        width = element.clientWidth;
        fitFrom(isOther ? 0 : density);
      });
    });
    for (const observed of [element, ...element.children]) changed.observe(observed);
    return () => {
      cancelAnimationFrame(frame);
      changed.disconnect();
    };
  }, []);
  return bar;
}
