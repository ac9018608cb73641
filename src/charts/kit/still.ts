/** Asked when something is about to move; there is nobody to ask where charts are drawn as text. */
export const isStill = (): boolean => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true;
