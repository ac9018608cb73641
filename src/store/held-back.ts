/** Browsers refuse more than a few changes of the address a second: one in this many ms is written. */
const PAUSE = 300;

type Show = (hash: string, mode: 'push' | 'replace') => void;

/**
 * Writes the address at once for a new step; for what only changes the view at once as well, but of
 * many changes in a row, as while dragging, only one now and then, and the last.
 */
export function heldBack(show: Show, now: () => number): { readonly show: Show; forget(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = -Infinity;
  let shown: string | null = null;
  return {
    show(hash, mode) {
      clearTimeout(timer);
      if (hash === shown) return; // most of what changes on screen is not in the address
      const write = (): void => {
        last = now();
        shown = hash;
        show(hash, mode);
      };
      const wait = last + PAUSE - now();
      if (mode === 'push' || wait <= 0) write();
      else timer = setTimeout(write, wait);
    },
    /** the address was changed by somebody else meanwhile */
    forget() {
      clearTimeout(timer);
      shown = null;
    },
  };
}
