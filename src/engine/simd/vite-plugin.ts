/** Vite plugin: `import bytes from './kernels/index.assembly'` compiles kernels/index.ts. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import compiler from 'assemblyscript/package.json' with { type: 'json' };
import type { Plugin } from 'vite';
import { messageOf } from '../../problem.ts';

const SUFFIX = '.assembly';

// No relaxed SIMD and no threads: the same bits everywhere, on any static host.
const OPTIONS = ['-O3', '--runtime', 'stub', '--enable', 'simd', '--importMemory'];

/** Below the project: what is compiled outlives the process, so that tests and builds need not wait. */
const CACHE = 'node_modules/.cache/ticket-lab';

/** Compiled modules by the hash of their sources: page, workers and tests compile once. */
const compiled = new Map<string, Promise<Uint8Array>>();

/**
 * The plugin. The bytes are inlined as base64, so that pages, workers, Node and offline use need no
 * request for them. All `.ts` files beside the imported one are watched.
 */
export function assemblyScript(): Plugin {
  let root = '';
  return {
    name: 'ticket-lab:assembly-script',
    enforce: 'pre',
    configResolved: (config) => {
      root = config.root;
    },
    resolveId(source, importer) {
      if (!source.endsWith(SUFFIX)) return null;
      if (importer !== undefined && source.startsWith('.')) {
        return resolve(dirname(withoutQuery(importer)), source);
      }
      // an address that a page asks the development server for
      return isSource(source) ? source : join(root, source);
    },
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const entry = sourceOf(id);
      const sources = readSources(dirname(entry));
      for (const name of sources.keys()) this.addWatchFile(join(dirname(entry), name));
      const key = hash(basename(entry), sources);
      let bytes = compiled.get(key);
      if (bytes === undefined) {
        bytes = compileOnce(join(root, CACHE), key, () => compile(basename(entry), sources));
        compiled.set(key, bytes);
      }
      try {
        const base64 = Buffer.from(await bytes).toString('base64');
        const code = `export default Uint8Array.from(atob('${base64}'), (c) => c.charCodeAt(0));`;
        return { code, map: { mappings: '' }, moduleSideEffects: false };
      } catch (error) {
        compiled.delete(key);
        return this.error(messageOf(error));
      }
    },
  };
}

const sourceOf = (id: string): string => `${id.slice(0, -SUFFIX.length)}.ts`;
const isSource = (id: string): boolean => existsSync(sourceOf(id));
const withoutQuery = (id: string): string => id.replace(/[?#].*$/, '');

/** Texts of the `.ts` files in a folder, by name. */
function readSources(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return new Map(names.toSorted().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

const hash = (entry: string, sources: ReadonlyMap<string, string>): string =>
  createHash('sha256')
    .update(JSON.stringify([compiler.version, OPTIONS, entry, [...sources]]))
    .digest('hex');

/** The module from the cache folder, else compiled and put there. */
async function compileOnce(folder: string, key: string, compile: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const path = join(folder, `${key}.wasm`);
  if (existsSync(path)) return readFileSync(path);
  const bytes = await compile();
  mkdirSync(folder, { recursive: true });
  const unfinished = `${path}.${process.pid}`; // another process must never read half a module
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, path);
  return bytes;
}

/** @throws Error with the compiler's messages. */
async function compile(entry: string, sources: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const { default: asc } = await import('assemblyscript/asc');
  let output: Uint8Array | undefined;
  const { error, stderr } = await asc.main([entry, '--outFile', 'kernels.wasm', ...OPTIONS], {
    readFile: (name) => sources.get(name) ?? null,
    writeFile: (_name, contents) => {
      output = typeof contents === 'string' ? Buffer.from(contents) : contents;
    },
    listFiles: () => [],
  });
  if (error !== null || output === undefined) {
    const message = error === null ? 'no output' : error.message;
    throw new Error(`AssemblyScript: ${message}\n${stderr.toString()}`);
  }
  return output;
}
