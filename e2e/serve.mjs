/**
 * node e2e/serve.mjs PORT: the built app below /ticket-lab/, plain files without special headers,
 * as a static host serves it. Missing files are 404, with the app's page for that.
 */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const PREFIX = '/ticket-lab/';
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

/** A server of the app in a folder; `root` and further headers are asked for at every request. */
export const serve = (root = () => DIST, headers = () => ({})) =>
  createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const relative = normalize(decodeURIComponent(pathname.slice(PREFIX.length)));
    const path = join(root(), relative === '.' || relative === '' ? 'index.html' : relative);
    const file = pathname.startsWith(PREFIX) && path.startsWith(root()) ? await stat(path).catch(() => null) : null;
    if (!file?.isFile()) {
      const page = await readFile(join(root(), '404.html')).catch(() => 'Not found');
      response.writeHead(404, { 'content-type': TYPES['.html'] }).end(page);
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-length': file.size,
      ...headers(),
    });
    createReadStream(path).pipe(response);
  });

if (process.argv[1] === fileURLToPath(import.meta.url)) serve().listen(Number(process.argv[2]));
