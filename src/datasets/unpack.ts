import { Gunzip } from 'fflate';

// 16 KiB of gzip unpack to at most 17 MB: the limit is checked before more than that is held
const PIECE = 16_384;
const SHORTEST = 18; // bytes of the gzip header and trailer

/**
 * The plain bytes of a file that may be gzipped. What counts is how it begins, not its name:
 * servers and browsers unpack .gz files on their way, or do not.
 * @param name of the file, for errors
 * @param limit most bytes of the unpacked file; more is refused before it is held in memory
 * @throws Error with the name of the file when it is empty, a web page, damaged or too large.
 */
export function unpack(bytes: Uint8Array, name: string, limit: number): Uint8Array {
  if (bytes.length === 0) throw new Error(`${name}: is empty (0 bytes).`);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzip(bytes, name, limit);
  if (looksLikeMarkup(bytes)) {
    throw new Error(`${name}: is a web page, not data; the server seems to have no such file.`);
  }
  if (bytes.length > limit) {
    throw new Error(`${name}: has ${bytes.length} bytes, expected at most ${limit}.`);
  }
  return bytes;
}

function gunzip(bytes: Uint8Array, name: string, limit: number): Uint8Array {
  if (bytes.length < SHORTEST) throw new Error(`${name}: is cut off after ${bytes.length} bytes.`);
  const pieces: Uint8Array[] = [];
  let length = 0;
  let member = 0; // where the last member of the file begins; nearly always its only one
  const stream = new Gunzip((piece) => {
    length += piece.length;
    pieces.push(piece);
  });
  stream.onmember = () => {
    member = length;
  };
  for (let start = 0; start < bytes.length; start += PIECE) {
    try {
      stream.push(bytes.subarray(start, start + PIECE), start + PIECE >= bytes.length);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`${name}: is damaged or cut off, cannot be unpacked (${reason}).`, { cause });
    }
    if (length > limit) throw new Error(`${name}: unpacks to more than ${limit} bytes.`);
  }
  // the file ends with the length of its last member, modulo 2³²
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4);
  if (trailer.getUint32(0, true) !== (length - member) % 4294967296) {
    throw new Error(`${name}: is cut off, its gzip data does not end.`);
  }
  const unpacked = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    unpacked.set(piece, at);
    at += piece.length;
  }
  return unpacked;
}

/** Does it begin with "<", after any white space? Neither gzip nor IDX files do. */
function looksLikeMarkup(bytes: Uint8Array): boolean {
  const first = bytes.subarray(0, 256).find((byte) => byte > 0x20);
  return first === 0x3c && bytes[0] !== 0;
}
