import type { Server } from 'node:http';

/** A server of the app in a folder below /ticket-lab/; `root` is asked at every request. */
export function serve(root?: () => string): Server;
