/** Text as gzip and back, by the browser's own streams; limits hold while unpacking. */
import { said } from './problems';
import { DamagedFile } from './damaged-file';

/** Most bytes of one recording, unpacked. */
export const MOST_TEXT = 50_000_000;

export async function pack(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** The bytes of a file, unpacked if it is gzipped, as they come. */
export async function* unpacked(file: Blob): AsyncGenerator<Uint8Array> {
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const bytes: ReadableStream<Uint8Array> = isGzip(head)
    ? file.stream().pipeThrough(new DecompressionStream('gzip'))
    : file.stream();
  const reader = bytes.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (cause) {
    throw new DamagedFile(said('not-unpacked'), { cause });
  } finally {
    await reader.cancel().catch(() => undefined); // nothing more is read, however it ends
  }
}

/**
 * Lines of a text file, gzipped or not.
 * @param most characters of a line and bytes of the whole file, checked before more is held
 * @throws DamagedFile naming the limit, or that the file is damaged
 */
export async function* linesOf(
  file: Blob,
  most: { readonly line: number; readonly bytes: number },
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let parts: string[] = [];
  let length = 0;
  let bytes = 0;
  const add = (part: string): void => {
    length += part.length;
    if (length > most.line) throw new DamagedFile(said('line-too-long', { most: most.line }));
    parts.push(part);
  };
  for await (const piece of unpacked(file)) {
    bytes += piece.length;
    if (bytes > most.bytes) throw new DamagedFile(said('unpacks-to-more', { most: most.bytes }));
    const pieces = decoded(decoder, piece).split('\n');
    for (const [at, part] of pieces.entries()) {
      if (at > 0) {
        yield parts.join('');
        parts = [];
        length = 0;
      }
      add(part);
    }
  }
  add(decoded(decoder));
  if (length > 0) yield parts.join('');
}

function decoded(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch (cause) {
    throw new DamagedFile(said('not-text'), { cause });
  }
}

/** The whole text of a file, gzipped or not. @throws DamagedFile naming the limit, or that the file is damaged */
export async function textOf(file: Blob, most = MOST_TEXT): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: string[] = [];
  let bytes = 0;
  for await (const piece of unpacked(file)) {
    bytes += piece.length;
    if (bytes > most) throw new DamagedFile(said('unpacks-to-more', { most }));
    parts.push(decoded(decoder, piece));
  }
  return parts.join('') + decoded(decoder);
}
