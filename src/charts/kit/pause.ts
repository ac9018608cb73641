/** Slices of long work take turns with keys, pointers and drawing. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
