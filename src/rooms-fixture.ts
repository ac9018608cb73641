/** The sources of src/, the arrows between them, and the table of rooms in README.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const read = (path: string): string => readFileSync(join(import.meta.dirname, path), 'utf8');
const isSource = (path: string): boolean =>
  /\.tsx?$/.test(path) && !/\.(test|nightly|bench|setup|d)\.tsx?$|^rooms-fixture|^engine\/simd\/kernels/.test(path);

/** By path in src/. */
export const sources: ReadonlyMap<string, string> = new Map(
  readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter(isSource)
    .map((path) => [path, read(path)]),
);

export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** what a registry finds is not named in it; what only types say is gone before anything runs */
  readonly by: 'import' | 'type' | 'glob' | 'worker';
}

const IMPORT = /\b(?:import|export)(\s+type)?\b[^;'"()]*?\bfrom\s+'([^']+)'|\bimport\s*\(?\s*'([^']+)'/g;
const GLOB = /import\.meta\.glob(?:<[^(]*>)?\(\s*(\[[^\]]*\]|'[^']*')/g;
const WORKER = /new URL\('([^']+)',\s*import\.meta\.url\)/g;

/** 'ui/state' + '../kit/help' → 'ui/kit/help' */
function joined(folder: string, target: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

const ENDINGS = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'];

function matcher(pattern: string): (path: string) => boolean {
  const text = pattern
    .replaceAll(/[.+^$()[\]\\]/g, '\\$&')
    .replaceAll('**/', '\0')
    .replaceAll('*', '[^/]*');
  const regex = new RegExp(`^${text.replaceAll('\0', '(?:.*/)?').replaceAll(/\{([^}]*)\}/g, choices)}$`);
  return (path) => regex.test(path);
}
const choices = (_: string, list: string): string => `(?:${list.replaceAll(',', '|')})`;

function arrowsOf(from: string, text: string): Arrow[] {
  const folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/')) : '';
  const to = (target: string, by: Arrow['by']): Arrow[] => {
    const path = joined(folder, target);
    const found = ENDINGS.map((ending) => path + ending).find((file) => sources.has(file));
    return target.startsWith('.') && found !== undefined && found !== from ? [{ from, to: found, by }] : [];
  };
  const found = (list: string): Arrow[] => {
    const patterns = [...list.matchAll(/'([^']+)'/g)].map(([, pattern]) => pattern);
    const [but, all] = [true, false].map((isNot) =>
      patterns
        .filter((pattern) => pattern.startsWith('!') === isNot)
        .map((pattern) => matcher(joined(folder, pattern.replace('!', '')))),
    );
    return [...sources.keys()]
      .filter((path) => path !== from && all.some((fits) => fits(path)) && !but.some((fits) => fits(path)))
      .map((path) => ({ from, to: path, by: 'glob' }));
  };
  return [
    ...[...text.matchAll(IMPORT)].flatMap(([, type, named, bare]) => to(named ?? bare, type ? 'type' : 'import')),
    ...[...text.matchAll(GLOB)].flatMap(([, list]) => found(list)),
    ...[...text.matchAll(WORKER)].flatMap(([, target]) => to(target, 'worker')),
  ];
}

export const arrows: readonly Arrow[] = [...sources].flatMap(([path, text]) => arrowsOf(path, text));

/** Files that reach themselves again, each circle once. */
export function circles(of: readonly Arrow[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of of) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[][] = [];
  const walk = (file: string, way: readonly string[]): void => {
    const at = way.indexOf(file);
    if (at >= 0) found.push([...way.slice(at), file]);
    if (at >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...way, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return found;
}

export interface Room {
  /** 'ui', or a folder in a room that may import less: 'ui/kit' */
  readonly path: string;
  /** folders and files of the room by level, '.' for the others */
  readonly inside: readonly (readonly string[])[];
  readonly mayImport: readonly string[];
}

const names = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name);

export const rooms: readonly Room[] = read('README.md')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').slice(1, -1))
  .map(([path, , inside, mayImport]) => ({
    path: names(path)[0],
    inside: inside.split('<').map(names),
    mayImport: names(mayImport),
  }));

export const isIn = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);
