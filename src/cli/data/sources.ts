/** Where the bytes of a data file come from: a folder, or the mirrors in order. */
import { inEnglish } from '../../problem';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { assemble, readGiven } from '../../tasks/classification/files/assemble';
import { DataFileError } from '../../tasks/classification/files/data-file-error';
import type { DataFile, DataSet } from '../../tasks/classification/dataset';
import { fileName } from '../../tasks/classification/files/file-name';
import { verifyFile, type VerifiedFile } from '../../tasks/classification/files/verify';
import { gather } from './gather';

export interface FileSource {
  /** path or address */
  readonly place: string;
  /** as found, gzipped or not */
  readonly packed: Uint8Array;
  readonly verified: VerifiedFile;
}

const SECONDS = 300; // a slow line needs minutes for 26 MB

/**
 * The files of a set from DIR or DIR/<set> under their own names, gzipped or not; else as they are
 * found at the place: a folder with folders, an archive, other names, other formats.
 * @throws Error naming the file that is not there or is not what it should be.
 */
export async function filesFromPlace(set: DataSet, place: string): Promise<FoundFiles> {
  const named = new Map<DataFile, FileSource>();
  for (const file of set.files) {
    const source = await fileFromFolder(file, place).catch((error: unknown) => {
      if (error instanceof DataFileError) return null; // reading all of them says what is the cause
      throw error;
    });
    if (source) named.set(file, source);
  }
  if (set.inputShape && set.files.every((file) => file.optional || named.has(file)))
    return { sources: named, said: [] };
  const given = await gather(place);
  if (given.length === 0)
    throw new Error(`${fileName(set.files[0])}: not found; looked for ${placesOf(set.files[0], place).join(', ')}.`);
  const { files, said } = assemble(set, await readGiven(given));
  const sources = new Map(
    set.files.flatMap((file): [DataFile, FileSource][] => {
      const bytes = files[file.role] as Uint8Array | undefined;
      return bytes ? [[file, { place, packed: bytes, verified: verifyFile(file, bytes) }]] : [];
    }),
  );
  return { sources, said: said.map(inEnglish) };
}

interface FoundFiles {
  readonly sources: ReadonlyMap<DataFile, FileSource>;
  /** what was understood, in sentences */
  readonly said: readonly string[];
}

const placesOf = (file: DataFile, folder: string): string[] => {
  const name = basename(file.path);
  return [`${name}.gz`, name, `${file.path}.gz`, file.path].map((at) => join(folder, at));
};

async function fileFromFolder(file: DataFile, folder: string): Promise<FileSource | null> {
  for (const place of placesOf(file, folder)) {
    const packed = await readIfThere(place);
    if (packed) return { place, packed, verified: verifyFile(file, packed, place) };
  }
  return null;
}

/** Kaggle's archive has each file in a folder of its own name: that is no file. */
const NOT_THERE: ReadonlySet<unknown> = new Set(['ENOENT', 'EISDIR', 'ENOTDIR']);

async function readIfThere(place: string): Promise<Uint8Array | null> {
  try {
    return await readFile(place);
  } catch (error) {
    if (error instanceof Error && 'code' in error && NOT_THERE.has(error.code)) return null;
    throw error;
  }
}

/**
 * The file from the first mirror that has it and gives the right bytes.
 * @throws Error with what each mirror answered.
 */
export async function fileFromMirrors(file: DataFile, report: (line: string) => void): Promise<FileSource> {
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
