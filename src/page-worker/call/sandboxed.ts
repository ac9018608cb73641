/** Frames whose sandbox gives the page an origin of its own: no workers, no storage. */
import { said } from '../problems';

export const isSandboxed = (): boolean => globalThis.origin === 'null';

/** Said to the reader and to the page around. */
export const SANDBOXED = said('no-worker-in-sandbox');
