/** Where the bytes of a data file come from: a folder, or the mirrors in order. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DataFile } from '../../datasets/dataset';
import { fileName, verifyFile, type VerifiedFile } from '../../datasets/verify';

export interface FileSource {
  /** path or address */
  readonly place: string;
  /** as found, gzipped or not */
  readonly packed: Uint8Array;
  readonly verified: VerifiedFile;
}

const SECONDS = 300; // a slow line needs minutes for 26 MB

/**
 * The file from DIR or DIR/<set>, gzipped or not.
 * @throws Error when it is not there or is not what it should be.
 */
export async function fileFromFolder(file: DataFile, folder: string): Promise<FileSource> {
  const name = basename(file.path);
  const places = [`${name}.gz`, name, `${file.path}.gz`, file.path].map((at) => join(folder, at));
  for (const place of places) {
    const packed = await readIfThere(place);
    if (packed) return { place, packed, verified: verifyFile(file, packed, place) };
  }
  throw new Error(`${fileName(file)}: not found; looked for ${places.join(', ')}.`);
}

async function readIfThere(place: string): Promise<Uint8Array | null> {
  try {
    return await readFile(place);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * The file from the first mirror that has it and gives the right bytes.
 * @throws Error with what each mirror answered.
 */
export async function fileFromMirrors(
  file: DataFile,
  report: (line: string) => void,
): Promise<FileSource> {
  const failures: string[] = [];
  for (const place of file.mirrors) {
    report(`Downloading ${place}`);
    try {
      const packed = await download(place, file.bytes ?? Infinity);
      return { place, packed, verified: verifyFile(file, packed, place) };
    } catch (error) {
      failures.push(reasonOf(error, place));
    }
  }
  throw new Error(`${fileName(file)}: no mirror gave it. ${failures.join(' ')}`);
}

/** @param limit bytes of the unpacked file: packed, it is never larger */
async function download(place: string, limit: number): Promise<Uint8Array> {
  const answer = await fetch(place, { signal: AbortSignal.timeout(1000 * SECONDS) });
  if (!answer.ok) throw new Error(`${place}: the server answered ${answer.status}.`);
  if (!answer.body) throw new Error(`${place}: the server sent nothing.`);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of answer.body) {
    pieces.push(piece);
    length += piece.length;
    if (length > limit) throw new Error(`${place}: is larger than ${limit} bytes.`);
  }
  return Buffer.concat(pieces);
}

/** fetch says only "fetch failed"; why is in its cause. */
function reasonOf(error: unknown, place: string): string {
  if (!(error instanceof Error)) return `${place}: ${String(error)}.`;
  if (error.message.startsWith(place)) return error.message;
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${place}: ${error.message}${cause}.`;
}
