import type { DataFile } from './dataset';
import { unpack } from './unpack';
import { MOST_BYTES } from './idx-format';

/** A file as a person has dropped or picked it. */
export interface GivenFile {
  readonly name: string;
  /** gzipped or not */
  readonly bytes: Uint8Array;
}

const IMAGES_MAGIC = 2051;
const LABELS_MAGIC = 2049;

/**
 * Which given file is which. IDX: images or labels by the magic number, training or test by the name
 * ("test", "t10k"), whatever the names are otherwise. Records have no magic number: their names tell.
 * @returns files by role, as they came
 * @throws Error naming the file that fits no role or a role twice.
 */
export function assignFiles(
  files: readonly DataFile[],
  given: readonly GivenFile[],
): Readonly<Record<string, GivenFile>> {
  const assigned: Record<string, GivenFile> = {};
  const roles = files.map((file) => file.role);
  for (const file of given) {
    const role = files.some(({ contents }) => contents === 'records') ? recordsRole(file) : idxRole(file);
    if (!roles.includes(role)) {
      throw new Error(`${file.name}: looks like ${role}; this data set takes ${roles.join(', ')}.`);
    }
    if (assigned[role]) {
      throw new Error(`${file.name} and ${assigned[role].name}: both look like ${role}.`);
    }
    assigned[role] = file;
  }
  return assigned;
}

function idxRole(file: GivenFile): string {
  const part = /t10k|test/i.test(file.name) ? 'test' : 'train';
  return `${part}-${contentOf(file)}`;
}

/** "data_batch_3.bin" → "batch-3", "test_batch.bin" → "test" */
function recordsRole({ name }: GivenFile): string {
  if (/test/i.test(name)) return 'test';
  return `batch-${/batch\D*(\d)/i.exec(name)?.[1] ?? '?'}`;
}

function contentOf(file: GivenFile): 'images' | 'labels' {
  const bytes = unpack(file.bytes, file.name, MOST_BYTES);
  if (bytes.length < 4) throw new Error(`${file.name}: has ${bytes.length} bytes, expected at least 4.`);
  const magic = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (magic === IMAGES_MAGIC) return 'images';
  if (magic === LABELS_MAGIC) return 'labels';
  throw new Error(
    `${file.name}: begins with ${magic}, expected ${IMAGES_MAGIC} (images) or ${LABELS_MAGIC} (labels).`,
  );
}
