import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Plugin } from 'vite';

const ROOT = join(import.meta.dirname, '../..');
const FAKES = join(import.meta.dirname, 'src');
const GLOB = /(import\.meta\.glob(?:<[^(]*>)?\(\s*)(\[[^\]]*\]|'[^']*')/g;

type Texts = { readonly [key: string]: Texts | string };

/**
 * For tests (mode `fakes`): fakes/src lies over src. Its files stand beside those of the same folder, so that every
 * registry finds them, and its catalogues add to those of the same path. Nothing else knows of them.
 */
export function fakes(): Plugin {
  const over = (path: string): string => join(FAKES, relative(join(ROOT, 'src'), path));
  const isSource = (path: string): boolean => path.startsWith(join(ROOT, 'src/'));
  return {
    name: 'fakes',
    enforce: 'pre',
    load(id) {
      if (!isSource(id) || !id.endsWith('.json') || !existsSync(over(id))) return null;
      return JSON.stringify(together(read(id), read(over(id))));
    },
    transform(code, id) {
      const [path] = id.split('?');
      if (!isSource(path) || !code.includes('import.meta.glob')) return null;
      const added = code.replaceAll(GLOB, (_, call: string, list: string) => {
        const patterns = [...list.matchAll(/'([^']+)'/g)].map(([, pattern]) => pattern);
        const more = patterns
          .filter((pattern) => /^\..*\.tsx?$/.test(pattern))
          .map((pattern) => `/${relative(ROOT, over(join(dirname(path), pattern)))}`);
        return `${call}${JSON.stringify([...patterns, ...more])}`;
      });
      return { code: added, map: null };
    },
  };
}

const read = (path: string): Texts => JSON.parse(readFileSync(path, 'utf8'));

function together(texts: Texts, more: Texts): Texts {
  const joined = { ...texts };
  for (const [key, text] of Object.entries(more)) {
    const old = joined[key];
    joined[key] = typeof text === 'string' || old === undefined || typeof old === 'string' ? text : together(old, text);
  }
  return joined;
}
