/**
 * A file of the command line's state folder: "tlstate2", the SHA-256 of its name and content, then the
 * content as V8 serializes it. The name is in the sum, so a file that was put in another's place is
 * noticed too. Files from before begin with V8's own mark and have no sum.
 */
import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';

const MARK = Buffer.from('tlstate2', 'latin1');
const SUM = 32; // bytes
/** a multiple of 8, so that arrays in the content need not be copied */
const HEAD = MARK.length + SUM;
/** V8's mark and the version that files without a sum were written with */
const V8 = [0xff, 0x0f];

/** What a file's bytes are worth. */
export type Content =
  | { readonly kind: 'sound'; readonly value: unknown }
  /** of a version that wrote no sum: it may have been changed unnoticed */
  | { readonly kind: 'unsummed'; readonly value: unknown }
  /** not what was written under this name */
  | { readonly kind: 'damaged' };

const sumOf = (name: string, content: Uint8Array): Buffer =>
  createHash('sha256').update(name).update('\n').update(content).digest();

/** @param name of the file below the state folder, "runs/0123.bin" */
export function stateFile(name: string, value: unknown): Uint8Array[] {
  const content = serialize(value);
  return [MARK, sumOf(name, content), content];
}

/** Never throws. */
export function readStateFile(name: string, bytes: Buffer): Content {
  const isSummed = MARK.equals(bytes.subarray(0, MARK.length));
  if (!isSummed && !V8.every((byte, at) => bytes[at] === byte)) return { kind: 'damaged' };
  const content = isSummed ? bytes.subarray(HEAD) : bytes;
  if (isSummed && !sumOf(name, content).equals(bytes.subarray(MARK.length, HEAD))) return { kind: 'damaged' };
  try {
    return { kind: isSummed ? 'sound' : 'unsummed', value: deserialize(content) };
  } catch {
    return { kind: 'damaged' };
  }
}
