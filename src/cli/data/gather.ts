/** Files as people have them on disk: one file, an archive, or a folder with folders. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { MOST_FILES, MOST_TOGETHER } from '../../tasks/classification/files/file-limits';
import { isMeant } from '../../tasks/classification/files/format';
import type { GivenFile } from '../../tasks/classification/files/given-files';

/** Folders in folders that are looked into. */
const DEEPEST = 8;

/**
 * The files at a place, with their names below it; those that look like data where there are some.
 * @returns none when nothing is there
 * @throws Error when there are too many or they are too large, before any is read
 */
export async function gather(place: string): Promise<GivenFile[]> {
  const about = await stat(place).catch(() => null);
  if (!about) return [];
  const paths = about.isDirectory() ? await pathsIn(place, DEEPEST) : [place];
  const meant = paths.filter((path) => isMeant(path) || /\.zip$/i.test(path));
  const chosen = meant.length > 0 ? meant : paths;
  if (chosen.length > MOST_FILES)
    throw new Error(`${place}: holds ${chosen.length} files or more; at most ${MOST_FILES} are read.`);
  const sizes = await Promise.all(chosen.map(async (path) => (await stat(path)).size));
  const together = sizes.reduce((a, b) => a + b, 0);
  if (together > MOST_TOGETHER)
    throw new Error(`${place}: holds files of ${together} bytes; at most ${MOST_TOGETHER} are read.`);
  return Promise.all(
    chosen.map(async (path) => ({
      name: about.isDirectory() ? relative(place, path) : basename(path),
      blob: new Blob([await readFile(path)]),
    })),
  );
}

async function pathsIn(folder: string, depth: number): Promise<string[]> {
  const paths: string[] = [];
  for (const entry of (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isFile()) paths.push(path);
    else if (entry.isDirectory() && depth > 0) paths.push(...(await pathsIn(path, depth - 1)));
    if (paths.length > 10 * MOST_FILES) break;
  }
  return paths;
}
