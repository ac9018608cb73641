/** Frames whose sandbox gives the page an origin of its own: no workers, no storage. */
export const isSandboxed = (): boolean => globalThis.origin === 'null';

/** Said to the reader and to the page around. */
export const SANDBOXED = 'The sandbox of this frame lacks allow-same-origin; without it browsers start no workers.';
