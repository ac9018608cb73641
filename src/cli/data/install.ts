import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { DataFile } from '../../tasks/classification/dataset';
import { writeWhole } from '../write-whole';
import type { FileSource } from './sources';

/**
 * Writes the gzipped file below `to`, under another name until it is complete.
 * @returns a line that says what was written and how it was checked.
 */
export async function installFile(file: DataFile, { packed, verified }: FileSource, to: string): Promise<string> {
  const target = join(to, `${file.path}.gz`);
  const isPacked = packed[0] === 0x1f && packed[1] === 0x8b;
  await writeWhole(target, isPacked ? packed : gzipSync(packed, { level: 9 }));
  const { bytes, check, holds } = verified;
  const checked =
    check === 'sha256'
      ? 'SHA-256 is that of the original'
      : 'no official checksum is known: size, counts and labels are as they should be';
  return `${target}: ${holds.english}, ${bytes.length} bytes unpacked; ${checked}.`;
}

/** Removes what an earlier installation may have left for a file that is not there now. */
export const removeFile = (file: DataFile, to: string): Promise<void> =>
  rm(join(to, `${file.path}.gz`), { force: true });
