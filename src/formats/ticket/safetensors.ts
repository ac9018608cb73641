/**
 * safetensors, the file format of weights: 8 bytes little-endian length of a header, the header as
 * JSON ({ name: { dtype, shape, data_offsets } } and "__metadata__" of texts), then the bytes of all
 * tensors without holes.
 */
import { said } from '../problems';
import { Problem } from '../../problem';
import { z } from 'zod';
import { sizeOf } from '../../lottery/parameters';
import { repeatedKey } from './repeated-key';
import type { Tensor } from './tensor';
import { bytesOf } from './tensor-values';

export interface TensorFile {
  readonly metadata: Readonly<Record<string, string>>;
  readonly tensors: readonly Tensor[];
}

/** Largest file and header that are read, and most tensors. */
export const MOST_BYTES = 100_000_000;
const MOST_HEADER = 1_000_000;
const MOST_TENSORS = 4_000;
const LENGTH = 8; // bytes of the header's length

/** The file: wide numbers first, so that all lie on multiples of their size. */
export function writeSafetensors({ metadata, tensors }: TensorFile): Uint8Array<ArrayBuffer> {
  const ordered = tensors.toSorted((a, b) => (bytesOf(b.dtype) ?? 0) - (bytesOf(a.dtype) ?? 0));
  let end = 0;
  const entries = ordered.map(({ name, dtype, shape, bytes }) => {
    const from = end;
    end += bytes.length;
    return [name, { dtype, shape, data_offsets: [from, end] }] as const;
  });
  const text = JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) });
  const plain = new TextEncoder().encode(text);
  const header = Math.ceil(plain.length / 8) * 8;
  const file = new Uint8Array(LENGTH + header + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(header), true);
  file.fill(0x20, LENGTH, LENGTH + header); // spaces are part of the JSON
  file.set(plain, LENGTH);
  let at = LENGTH + header;
  for (const { bytes } of ordered) {
    file.set(bytes, at);
    at += bytes.length;
  }
  return file;
}

const count = z.number().int().min(0).max(MOST_BYTES);
const entrySchema = z.object({
  dtype: z.string().max(20),
  shape: z.array(count).max(8),
  data_offsets: z.tuple([count, count]),
});
const metadataSchema = z.record(z.string().max(200), z.string());

/**
 * Reads a file; its tensors are parts of the bytes given, of every type: only of those known here is the
 * length checked.
 * @throws Error that names the value and what is allowed.
 */
export function readSafetensors(bytes: Uint8Array): TensorFile {
  const { header, body } = split(bytes);
  const { __metadata__: given = {}, ...others } = header;
  const metadata = metadataSchema.safeParse(given);
  if (!metadata.success) throw new Problem(said('metadata-not-texts'));
  const names = Object.keys(others);
  if (names.length > MOST_TENSORS) {
    throw new Problem(said('too-many-tensors', { count: names.length, most: MOST_TENSORS }));
  }
  const entries = names
    .map((name) => ({ name, ...readEntry(name, others[name]) }))
    .toSorted((a, b) => a.from - b.from || a.to - b.to);
  let end = 0;
  for (const { name, from, to } of entries) {
    if (from !== end) throw new Problem(said('tensor-start', { name: clip(name), from, expected: end }));
    end = to;
  }
  if (end !== body.length) {
    throw new Problem(said('tensor-bytes', { bytes: body.length, listed: end }));
  }
  return { metadata: metadata.data, tensors: entries.map((entry) => tensorOf(entry, body)) };
}

/** Header and tensor bytes. */
function split(bytes: Uint8Array): { header: Record<string, unknown>; body: Uint8Array } {
  if (bytes.length > MOST_BYTES) {
    throw new Problem(said('bytes', { bytes: bytes.length, most: MOST_BYTES }));
  }
  const foreign = said('safetensors');
  if (bytes.length < LENGTH + 2) throw new Problem(said('safetensors-short', { what: foreign, bytes: bytes.length }));
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  if (length > MOST_HEADER) {
    throw new Problem(said('safetensors-header', { what: foreign, bytes: length, most: MOST_HEADER }));
  }
  if (LENGTH + length > bytes.length) {
    throw new Problem(said('header-cut-off', { length, bytes: bytes.length }));
  }
  let text: string;
  let header: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(LENGTH, LENGTH + length));
    header = JSON.parse(text);
  } catch (cause) {
    throw new Problem(said('safetensors-not-json', { what: foreign }), { cause });
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw new Problem(said('safetensors-no-list', { what: foreign }));
  }
  const repeated = repeatedKey(text);
  if (repeated !== null) throw new Problem(said('tensor-twice', { name: clip(repeated) }));
  return { header: { ...header }, body: bytes.subarray(LENGTH + length) };
}

interface TensorEntry extends Omit<Tensor, 'bytes'> {
  readonly from: number;
  readonly to: number;
}

function readEntry(name: string, given: unknown): Omit<TensorEntry, 'name'> {
  const parsed = entrySchema.safeParse(given);
  if (!parsed.success || parsed.data.data_offsets[0] > parsed.data.data_offsets[1])
    throw new Problem(said('tensor-described', { name: clip(name) }));
  const {
    dtype,
    shape,
    data_offsets: [from, to],
  } = parsed.data;
  const element = bytesOf(dtype);
  if (element !== null && to - from !== sizeOf(shape) * element) {
    throw new Problem(
      said('tensor-length', {
        name: clip(name),
        bytes: to - from,
        dtype,
        shape: shape.join(', '),
        expected: sizeOf(shape) * element,
      }),
    );
  }
  return { dtype, shape, from, to };
}

function tensorOf({ name, dtype, shape, from, to }: TensorEntry, body: Uint8Array): Tensor {
  const bytes = body.subarray(from, to);
  if (dtype === 'BOOL' && bytes.some((byte) => byte > 1)) {
    throw new Problem(said('tensor-bool', { name: clip(name) }));
  }
  return { name, dtype, shape, bytes };
}

const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
