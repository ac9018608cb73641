import { rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder, writeFileWhole } from '../storage/file-system';
import { lineOf } from './reason';

/**
 * Writes a file with the folders above it, under another name until it is complete: it is never half
 * written.
 * @throws Error naming the file and the reason
 */
export const writeWhole = (path: string, content: string | Uint8Array): Promise<void> =>
  named(path, async () => {
    await prepare(path);
    await writeFileWhole(path, content);
  });

/** Before the work whose result is to go there. @throws Error as `writeWhole` would */
export const checkWritable = (path: string): Promise<void> =>
  named(path, async () => {
    await prepare(path);
    const trial = `${path}.${process.pid}.part`;
    await writeFileWhole(trial, '');
    await rm(trial, { force: true });
  });

/** A device that is renamed over is gone. */
async function prepare(path: string): Promise<void> {
  const about = await stat(path).catch(() => null);
  if (about && !about.isFile()) throw new Error(about.isDirectory() ? 'it is a folder' : 'it is no ordinary file');
  await makeFolder(dirname(path));
}

async function named(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw new Error(`${path}: cannot be written (${lineOf(error)}).`, { cause: error });
  }
}
