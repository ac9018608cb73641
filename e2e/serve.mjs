/**
 * node e2e/serve.mjs PORT: the built app below /ticket-lab/, plain files without special headers,
 * as a static host serves it. Missing files are 404.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../dist', import.meta.url));
const PREFIX = '/ticket-lab/';
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const relative = normalize(decodeURIComponent(pathname.slice(PREFIX.length)));
  const path = join(ROOT, relative === '.' || relative === '' ? 'index.html' : relative);
  const file = pathname.startsWith(PREFIX) && path.startsWith(ROOT) ? await stat(path).catch(() => null) : null;
  if (!file?.isFile()) {
    response.writeHead(404).end('Not found');
    return;
  }
  response.writeHead(200, {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'content-length': file.size,
  });
  createReadStream(path).pipe(response);
}).listen(Number(process.argv[2]));
