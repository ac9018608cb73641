import { fromBase64 } from './base64';

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
