/** gzip, piece by piece, so that limits hold before anything large is in memory. */
import { said } from '../problems';
import { Gunzip } from 'fflate';
import { reasonOf } from '../../../problem';
import { DataFileError } from './data-file-error';
import { foreignFile, isMarkup } from './foreign';

// 16 KiB of gzip unpack to at most 17 MB: the limit is checked before more than that is held
const PIECE = 16_384;
const SHORTEST = 18; // bytes of the gzip header and trailer

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Bytes in pieces; `end` says that there are no more. */
export interface Sink {
  /** @throws DataFileError */
  push(piece: Uint8Array): void;
  /** @throws DataFileError where more was to come */
  end(): void;
}

/**
 * Unpacks gzip of any number of members into `target`.
 * @param name of the file, for errors
 */
export function gunzipInto(target: Sink, name: string): Sink {
  let packed = 0;
  let length = 0;
  let member = 0; // where the last member of the file begins; nearly always its only one
  let last = new Uint8Array(0); // the file's last bytes so far
  let held: Uint8Array | null = null; // the library wants to know which piece is the last one
  let refused: DataFileError | null = null;
  const stream = new Gunzip((piece) => {
    length += piece.length;
    try {
      target.push(piece);
    } catch (error) {
      if (error instanceof DataFileError) refused = error;
      throw error;
    }
  });
  stream.onmember = () => {
    member = length;
  };
  const push = (piece: Uint8Array, isLast: boolean): void => {
    try {
      stream.push(piece, isLast);
    } catch (cause) {
      if (refused) throw refused;
      const reason = reasonOf(cause);
      throw new DataFileError(name, said('cannot-unpack', { reason }), { cause });
    }
  };
  return {
    push(bytes) {
      for (let start = 0; start < bytes.length; start += PIECE) {
        if (held) push(held, false);
        held = bytes.subarray(start, start + PIECE);
      }
      packed += bytes.length;
      last = Uint8Array.from([...last, ...bytes.subarray(-4)]).slice(-4);
    },
    end() {
      if (packed < SHORTEST) throw new DataFileError(name, said('cut-off-after', { bytes: packed }));
      push(held ?? new Uint8Array(0), true);
      // the file ends with the length of its last member, modulo 2³²
      const stated = new DataView(last.buffer).getUint32(0, true);
      if (stated !== (length - member) % 4294967296) throw new DataFileError(name, said('gzip-cut-off'));
      target.end();
    },
  };
}

/** Holds what it is given, up to a limit. */
export function collectInto(name: string, limit: number): Sink & { bytes(): Uint8Array } {
  const pieces: Uint8Array[] = [];
  let length = 0;
  return {
    push(piece) {
      length += piece.length;
      if (length > limit) throw new DataFileError(name, said('unpacks-to-more', { most: limit }));
      pieces.push(piece);
    },
    end: () => undefined,
    bytes: () => joined(pieces, length),
  };
}

export function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  if (pieces.length === 1) return pieces[0];
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/**
 * The plain bytes of a file that may be gzipped. What counts is how it begins, not its name:
 * servers and browsers unpack .gz files on their way, or do not.
 * @param name of the file, for errors
 * @param limit most bytes of the unpacked file; more is refused before it is held in memory
 * @throws DataFileError when it is empty, a web page, damaged or too large
 */
export function unpack(bytes: Uint8Array, name: string, limit: number): Uint8Array {
  if (bytes.length === 0) throw new DataFileError(name, said('empty'));
  if (isGzip(bytes)) {
    const plain = collectInto(name, limit);
    const packed = gunzipInto(plain, name);
    packed.push(bytes);
    packed.end();
    return plain.bytes();
  }
  if (isMarkup(bytes)) throw foreignFile(bytes.subarray(0, 256), name);
  if (bytes.length > limit) throw new DataFileError(name, said('too-large', { bytes: bytes.length, most: limit }));
  return bytes;
}

/** Sends a file's bytes; between its pieces others have their turn. */
export async function flow(blob: Blob, sink: Sink): Promise<void> {
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
