/** Files as people have them, gzipped, zipped or plain: each is read in the format that recognises it. */
import { Inflate, Unzip, type AsyncFlateStreamHandler, type FlateError, type UnzipFile } from 'fflate';
import { DataFileError } from './data-file-error';
import { MOST_BYTES, MOST_FILES, MOST_TOGETHER, mostUnpacked } from './file-limits';
import { foreignFile } from './foreign';
import { baseName, HEAD, type Format, type Holding } from './format';
import { formats } from './formats';
import { collectInto, gunzipInto, isGzip, joined, PIECE, type Sink } from './unpack';

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
  if (given.length > MOST_FILES) return [failed(given[MOST_FILES].name, `is file ${MOST_FILES + 1}; at most ${MOST_FILES} are read together.`)];
  const read: ReadFile[] = [];
  let together = 0;
  const take = (file: ReadFile, bytes: number): void => {
    together += bytes;
    read.push(together > MOST_TOGETHER ? failed(file.name, `with it the files have more than ${MOST_TOGETHER} bytes.`) : file);
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

const failed = (name: string, problem: string): ReadFile => ({ name, problem: new DataFileError(name, problem) });

/** What lies beside data in archives and folders. */
const isAside = (name: string): boolean =>
  /(^|\/)(\.|__MACOSX|Thumbs\.db)|\/$|\.(txt|md|rst|html?|json|ya?ml|py|ipynb|png|jpe?g|pdf|sh|cfg|license)$/i.test(name);

type Take = (file: ReadFile, bytes: number) => void;

async function readOne(name: string, blob: Blob, take: Take): Promise<void> {
  if (blob.size > MOST_PACKED) throw new DataFileError(name, `has ${blob.size} bytes, at most ${MOST_PACKED} are read.`);
  const first = new Uint8Array(await blob.slice(0, HEAD).arrayBuffer());
  if (isGzip(first)) {
    // the file ends with the length of its plain bytes, modulo 2³²: a lie is found while unpacking
    const last = new Uint8Array(await blob.slice(-4).arrayBuffer());
    const stated = last.length < 4 ? 0 : new DataView(last.buffer).getUint32(0, true);
    if (blob.size > 100 && stated > MOST_BYTES) throw new DataFileError(name, `unpacks to ${stated} bytes, at most ${MOST_BYTES} are read.`);
    await flow(blob, gunzipInto(plainInto(withoutEnding(name), mostUnpacked(blob.size), take), name));
  } else if (isZip(first)) {
    await readZip(name, blob, first, take);
  } else {
    const format = formatOf(first, name);
    const most = Math.min(format.mostBytes(first, name), MOST_BYTES);
    // one byte more shows that there are more
    const bytes = new Uint8Array(await blob.slice(0, most + 1).arrayBuffer());
    take(readAs(format, bytes, name), bytes.length);
  }
}

const isZip = (head: Uint8Array): boolean => head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;

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

/** Sends a file's bytes; between its pieces others have their turn. */
async function flow(blob: Blob, sink: Sink): Promise<void> {
  const reader = blob.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      for (let at = 0; at < value.length; at += PIECE) sink.push(value.subarray(at, at + PIECE));
    }
    sink.end();
  } finally {
    await reader.cancel().catch(() => undefined); // nothing more is read, however it ends
  }
}

/** A plain file: as soon as its beginning is there, its format says how much may follow. */
function plainInto(name: string, limit: number, take: Take): Sink {
  let head: Uint8Array[] | null = [];
  let length = 0;
  let format: Format | null = null;
  let target: ReturnType<typeof collectInto> | null = null;
  const decide = (): void => {
    const first = joined(head ?? [], length);
    format = formatOf(first.subarray(0, HEAD), name);
    target = collectInto(name, Math.min(format.mostBytes(first.subarray(0, HEAD), name), limit));
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
function memberInto(name: string, limit: number, take: Take): Sink {
  let target: Sink | null = null;
  return {
    push(piece) {
      if (piece.length === 0) return;
      target ??= isGzip(piece) ? gunzipInto(plainInto(withoutEnding(name), limit, take), name) : plainInto(name, limit, take);
      target.push(piece);
    },
    end() {
      (target ?? plainInto(name, limit, take)).end();
    },
  };
}

/** Archives as people make them, member by member. @throws DataFileError where the archive as a whole cannot be read */
async function readZip(archive: string, blob: Blob, first: Uint8Array, take: Take): Promise<void> {
  if (first[6] & ENCRYPTED) throw new DataFileError(archive, 'is an encrypted zip archive: unpack it with its password first.');
  const open = new Set<string>();
  let members = 0;
  let found = 0;
  const stream = new Unzip((member) => {
    members += 1;
    if (members > MOST_FILES) throw new DataFileError(archive, `has more than ${MOST_FILES} files; at most ${MOST_FILES} are read.`);
    if (isAside(member.name)) return;
    found += 1;
    const name = `${archive}/${member.name}`;
    open.add(name);
    readMember(name, member, mostUnpacked(blob.size), take, () => open.delete(name));
  });
  stream.register(StoppableInflate);
  const guarded = (run: () => void): void => {
    try {
      run();
    } catch (cause) {
      if (cause instanceof DataFileError) throw cause;
      throw damaged(archive, cause);
    }
  };
  await flow(blob, {
    push: (piece) => guarded(() => stream.push(piece, false)),
    end: () => guarded(() => stream.push(new Uint8Array(0), true)),
  });
  const [cut] = open;
  if (cut !== undefined) throw new DataFileError(cut, 'is cut off: it does not end in its archive.');
  if (found === 0) throw new DataFileError(archive, 'is an archive without data files.', { foreign: true });
}

const ENCRYPTED = 1;

function damaged(name: string, cause: unknown): DataFileError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DataFileError(name, `is damaged or cut off, cannot be unpacked (${reason}).`, { cause });
}

/** One member; what is wrong with it is its own problem, and the rest of the archive is read. */
function readMember(name: string, member: UnzipFile, limit: number, take: Take, done: () => void): void {
  let sink: Sink | null = memberInto(name, limit, take);
  const fail = (error: unknown): void => {
    sink = null;
    done();
    member.terminate();
    take({ name, problem: error instanceof DataFileError ? error : damaged(name, error) }, 0);
  };
  const { originalSize } = member;
  if (originalSize !== undefined && originalSize > limit) {
    fail(new DataFileError(name, `unpacks to ${originalSize} bytes, at most ${limit} are read.`));
    return;
  }
  member.ondata = (error, piece, isLast) => {
    if (!sink) return;
    try {
      if (error) throw error;
      sink.push(piece);
      if (!isLast) return;
      sink.end();
      sink = null;
      done();
    } catch (cause) {
      fail(cause);
    }
  };
  member.start();
}

/** Unpacks nothing more once it is told to stop: the rest of a member may be gigabytes of zeros. */
class StoppableInflate {
  static compression = 8;
  ondata: AsyncFlateStreamHandler = () => undefined;
  private stopped = false;
  private readonly inflate = new Inflate((piece, isLast) => this.ondata(null, piece, isLast));

  push(piece: Uint8Array, isLast: boolean): void {
    if (this.stopped) return;
    try {
      this.inflate.push(piece, isLast);
    } catch (error) {
      this.ondata(error as FlateError, new Uint8Array(0), isLast);
    }
  }

  terminate(): void {
    this.stopped = true;
  }
}

/** Is it one of the files that a person meant, by its name, rather than one that lies beside them? */
export const isMeant = (name: string): boolean => /idx|ubyte|image|label|batch|\.(csv|npz|npy|bin|gz)$/i.test(baseName(name));
