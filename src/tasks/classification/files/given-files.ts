/** Files as people have them, gzipped, zipped or plain: each is read in the format that recognises it. */
import type { Sentence } from '../../../problem';
import { said } from '../problems';
import { DataFileError } from './data-file-error';
import { MOST_BYTES, MOST_FILES, MOST_TOGETHER, mostUnpacked } from './file-limits';
import { foreignFile } from './foreign';
import { HEAD, isAside, type Format, type Holding } from './format';
import { formats } from './formats';
import { collectInto, flow, gunzipInto, isGzip, joined, type Sink } from './unpack';
import { isZip, unzip } from './unzip';

export interface GivenFile {
  /** with the folders it was in: "mnist/train-images-idx3-ubyte.gz" */
  readonly name: string;
  readonly blob: Blob;
}

/** One plain file and what it holds, or why it cannot be read. */
export type ReadFile =
  | { readonly name: string; readonly format: Format; readonly holds: Holding; readonly problem?: undefined }
  | { readonly name: string; readonly problem: DataFileError };

/** Largest file that is read at all, packed. */
const MOST_PACKED = 1_000_000_000;

/**
 * Reads what was given, file by file, from streams: what a file announces is compared with the
 * limits before it is read, and what comes with what it announced.
 * @returns never rejects for what a file holds: that is its problem
 */
export async function readGiven(given: readonly GivenFile[]): Promise<ReadFile[]> {
  if (given.length > MOST_FILES)
    return [failed(given[MOST_FILES].name, said('too-many-given', { at: MOST_FILES + 1, most: MOST_FILES }))];
  const read: ReadFile[] = [];
  let together = 0;
  const take = (file: ReadFile, bytes: number): void => {
    together += bytes;
    read.push(together > MOST_TOGETHER ? failed(file.name, said('too-large-together', { most: MOST_TOGETHER })) : file);
  };
  for (const { name, blob } of given) {
    if (given.length > 1 && isAside(name)) continue;
    try {
      await readOne(name, blob, take);
    } catch (error) {
      if (!(error instanceof DataFileError)) throw error;
      read.push({ name, problem: error });
    }
  }
  return read;
}

const failed = (name: string, problem: Sentence): ReadFile => ({ name, problem: new DataFileError(name, problem) });

type Take = (file: ReadFile, bytes: number) => void;

async function readOne(name: string, blob: Blob, take: Take): Promise<void> {
  if (blob.size > MOST_PACKED)
    throw new DataFileError(name, said('packed-too-large', { bytes: blob.size, most: MOST_PACKED }));
  const first = new Uint8Array(await blob.slice(0, HEAD).arrayBuffer());
  if (isGzip(first)) {
    await flow(blob, gunzipInto(plainInto(withoutEnding(name), blob.size, take), name));
  } else if (isZip(first)) {
    await unzip(name, blob, first, {
      open: (member) => memberInto(member, blob.size, take),
      refuse: (problem) => take({ name: problem.file, problem }, 0),
    });
  } else {
    const format = formatOf(first, name);
    const most = Math.min(format.mostBytes(first, name), MOST_BYTES);
    // one byte more shows that there are more
    const bytes = new Uint8Array(await blob.slice(0, most + 1).arrayBuffer());
    take(readAs(format, bytes, name), bytes.length);
  }
}

const withoutEnding = (name: string): string => name.replace(/\.gz$/i, '');

function formatOf(head: Uint8Array, name: string): Format {
  const format = formats.all.find((one) => one.recognises(head, name));
  if (!format) throw foreignFile(head, name);
  return format;
}

/** Formats throw DataFileErrors only; those become the file's problem. */
function readAs(format: Format, bytes: Uint8Array, name: string): ReadFile {
  try {
    return { name, format, holds: format.read(bytes, name) };
  } catch (error) {
    if (error instanceof DataFileError) return { name, problem: error };
    throw error;
  }
}

/** A plain file, of an archive or gzip of so many bytes: as soon as its beginning is there, its format says how much may follow. */
function plainInto(name: string, packed: number, take: Take): Sink {
  let head: Uint8Array[] | null = [];
  let length = 0;
  let format: Format | null = null;
  let target: ReturnType<typeof collectInto> | null = null;
  const decide = (): void => {
    const first = joined(head ?? [], length);
    format = formatOf(first.subarray(0, HEAD), name);
    target = collectInto(
      name,
      Math.min(format.mostBytes(first.subarray(0, HEAD), name), mostUnpacked(packed, format.announces)),
    );
    head = null;
    target.push(first);
  };
  return {
    push(piece) {
      if (target) {
        target.push(piece);
        return;
      }
      head?.push(piece);
      length += piece.length;
      if (length >= HEAD) decide();
    },
    end() {
      if (!target) decide();
      if (!format || !target) return;
      const bytes = target.bytes();
      target = null;
      take(readAs(format, bytes, name), bytes.length);
    },
  };
}

/** A member of an archive: gzipped or plain. */
function memberInto(name: string, packed: number, take: Take): Sink {
  let target: Sink | null = null;
  return {
    push(piece) {
      if (piece.length === 0) return;
      target ??= isGzip(piece)
        ? gunzipInto(plainInto(withoutEnding(name), packed, take), name)
        : plainInto(name, packed, take);
      target.push(piece);
    },
    end() {
      (target ?? plainInto(name, packed, take)).end();
    },
  };
}
