import { fromBase64, toBase64 } from './base64';

/**
 * Bytes as zlib's, in base64, packed by the browser itself: in a worker a library in JavaScript took a tenth of the
 * time that training took. Browsers pack differently; all unpack to the same bytes.
 */
export async function deflate(bytes: Uint8Array): Promise<string> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new CompressionStream('deflate'));
  return toBase64(new Uint8Array(await new Response(stream).arrayBuffer()));
}

/**
 * Zlib's bytes, unpacked by the browser itself: several times faster than a library, and the first
 * frame waits for it; its checksum is compared. Never holds more than the `length` stated.
 * @returns 'damaged' when the text is not base64 or not zlib's, or its checksum is wrong;
 * 'other-length' when there are more or fewer bytes
 */
export async function inflate(zlib: string, length: number): Promise<Uint8Array | 'damaged' | 'other-length'> {
  const bytes = new Uint8Array(length);
  let at = 0;
  try {
    const unpacking = new DecompressionStream('deflate');
    const packed = unpacking.writable.getWriter();
    // what goes wrong here is thrown by the reading side, too
    packed.write(fromBase64(zlib)).catch(() => undefined);
    packed.close().catch(() => undefined);
    const reader = unpacking.readable.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (at + value.length <= length) bytes.set(value, at);
      at += value.length;
      if (at > length) {
        await reader.cancel();
        break;
      }
    }
  } catch {
    return 'damaged';
  }
  return at === length ? bytes : 'other-length';
}
