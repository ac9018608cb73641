import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { DataFile } from '../../datasets/dataset';
import { makeFolder } from '../../storage/file-system';
import type { FileSource } from './sources';

/**
 * Writes the gzipped file below `to`, under another name until it is complete.
 * @returns a line that says what was written and how it was checked.
 */
export async function installFile(
  file: DataFile,
  { packed, verified }: FileSource,
  to: string,
): Promise<string> {
  const target = join(to, `${file.path}.gz`);
  const part = `${target}.${process.pid}.part`;
  const isPacked = packed[0] === 0x1f && packed[1] === 0x8b;
  try {
    await makeFolder(dirname(target));
    await writeFile(part, isPacked ? packed : gzipSync(packed, { level: 9 }));
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined); // the first error is the one to show
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${target}: cannot be written (${reason}).`, { cause: error });
  }
  const { bytes, check, holds } = verified;
  const checked =
    check === 'sha256'
      ? 'SHA-256 is that of the original'
      : 'no official checksum is known: size, counts and labels are as they should be';
  return `${target}: ${holds}, ${bytes.length} bytes unpacked; ${checked}.`;
}

/** Removes what an earlier installation may have left for a file that is not there now. */
export const removeFile = (file: DataFile, to: string): Promise<void> => rm(join(to, `${file.path}.gz`), { force: true });
