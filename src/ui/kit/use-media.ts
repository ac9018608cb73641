import { useMemo, useSyncExternalStore } from 'react';
import { isPrinting, onPrinting } from './printing';

/** Narrower pages show one panel at a time; 1,180 px, and as much more as the browser's type is larger. */
const WIDE = '(min-width: 73.75em)';

/** Do the panels stand side by side? */
export const useIsWide = (): boolean => useMedia(WIDE);

/** Does a media query hold on screen? The size of paper must not exchange the panels for others. */
export function useMedia(query: string): boolean {
  const [subscribe, read] = useMemo(() => followed(query), [query]);
  return useSyncExternalStore(subscribe, read, read);
}

function followed(query: string) {
  const list = globalThis.matchMedia?.(query);
  if (list === undefined) return [() => () => {}, () => true] as const; // where nothing is drawn on a screen
  let { matches } = list;
  const subscribe = (changed: () => void) => {
    list.addEventListener('change', changed);
    const stop = onPrinting(changed);
    return () => {
      list.removeEventListener('change', changed);
      stop();
    };
  };
  const read = (): boolean => {
    if (!isPrinting()) ({ matches } = list);
    return matches;
  };
  return [subscribe, read] as const;
}
