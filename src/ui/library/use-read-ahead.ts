/** Recordings of the gallery entries in view are read ahead: whoever presses one sees its charts at once. */
import { useEffect, type RefObject } from 'react';
import { loadEntry } from './recordings';

/** Longest wait for a moment without other work, in ms. */
const LONGEST_WAIT = 500;

/** @param list holds elements with `data-entry`, the id of a gallery entry */
export function useReadAhead(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const wanted: string[] = [];
    let reading = false;
    const readOn = async (): Promise<void> => {
      if (reading) return;
      reading = true;
      for (let id = wanted.shift(); id !== undefined; id = wanted.shift()) {
        await untilIdle();
        // a press on the entry says what is wrong with it
        await loadEntry(id).catch(() => undefined);
      }
      reading = false;
    };
    const observer = new IntersectionObserver((changes) => {
      for (const { isIntersecting, target } of changes) {
        const id = target instanceof HTMLElement ? target.dataset.entry : undefined;
        if (!isIntersecting || id === undefined) continue;
        observer.unobserve(target);
        wanted.push(id);
      }
      void readOn();
    });
    for (const entry of list.current?.querySelectorAll('[data-entry]') ?? []) observer.observe(entry);
    return () => {
      wanted.length = 0;
      observer.disconnect();
    };
  }, [list]);
}

/** One after another, when neither keys, pointers nor drawing need the page; Safari cannot say when. */
const untilIdle = (): Promise<unknown> =>
  new Promise((resolve) =>
    'requestIdleCallback' in window
      ? requestIdleCallback(resolve, { timeout: LONGEST_WAIT })
      : setTimeout(resolve, LONGEST_WAIT),
  );
