/** Browsers refuse more than a few changes of the address a second: replacing it waits this long, in ms. */
const PAUSE = 300;

type Show = (hash: string, mode: 'push' | 'replace') => void;

/** Writes the address at once for a new step, and after a pause for what only changes the view. */
export function heldBack(show: Show): { readonly show: Show; forget(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    show(hash, mode) {
      clearTimeout(timer);
      if (mode === 'push') show(hash, mode);
      else timer = setTimeout(() => show(hash, mode), PAUSE);
    },
    /** the address was changed by somebody else meanwhile */
    forget: () => clearTimeout(timer),
  };
}
