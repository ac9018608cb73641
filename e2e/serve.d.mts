import type { Server } from 'node:http';

/** A server of the app in a folder; `root` and further headers are asked for at every request. */
export function serve(root?: () => string, headers?: () => Readonly<Record<string, string>>): Server;
