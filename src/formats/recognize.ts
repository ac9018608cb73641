import { looksLikeIdx } from '../tasks/classification/files/idx-format';
import { unpacked } from './pack';

/** What a dropped file holds, by how it begins; 'other': data of any format, or what data are mistaken for. */
export type FileKind = 'recording' | 'history' | 'weights' | 'ticket' | 'other';

/** Bytes in which a file says what it is. */
const HEAD = 400;

/** Reads only the beginning. @throws DamagedFile when a gzipped file is damaged there */
export async function recognize(file: Blob): Promise<FileKind> {
  const first = await headOf(file);
  if (looksLikeIdx(first)) return 'other';
  // safetensors: eight bytes of length, then JSON
  if (first[8] === 0x7b && first[6] === 0 && first[7] === 0) return 'ticket';
  const text = new TextDecoder().decode(first).trimStart();
  if (!text.startsWith('{')) return 'other';
  if (text.includes('"ticket-lab-history"')) return 'history';
  if (text.includes('"ticket-lab-weights"')) return 'weights';
  return 'recording'; // reading it says what is wrong with it
}

/** The first bytes, unpacked; fewer when the file is shorter. */
async function headOf(file: Blob): Promise<Uint8Array> {
  const head = new Uint8Array(HEAD);
  let length = 0;
  for await (const piece of unpacked(file)) {
    const part = piece.subarray(0, HEAD - length);
    head.set(part, length);
    length += part.length;
    if (length === HEAD) break;
  }
  return head.subarray(0, length);
}
