/**
 * safetensors, the file format of weights: 8 bytes little-endian length of a header, the header as
 * JSON ({ name: { dtype, shape, data_offsets } } and "__metadata__" of texts), then the bytes of all
 * tensors without holes. Only what tickets need is written and read.
 */
import { z } from 'zod';
import { sizeOf } from '../../lottery/parameters';

/** BOOL: one byte a value, 0 or 1. */
export type Dtype = 'F32' | 'U8' | 'BOOL';

export type Tensor =
  | { readonly name: string; readonly dtype: 'F32'; readonly shape: readonly number[]; readonly values: Float32Array }
  | { readonly name: string; readonly dtype: 'U8' | 'BOOL'; readonly shape: readonly number[]; readonly values: Uint8Array };

export interface TensorFile {
  readonly metadata: Readonly<Record<string, string>>;
  readonly tensors: readonly Tensor[];
}

const BYTES: Readonly<Record<Dtype, number>> = { F32: 4, U8: 1, BOOL: 1 };

/** Largest file and header that are read, and most tensors. */
export const MOST_BYTES = 100_000_000;
const MOST_HEADER = 1_000_000;
const MOST_TENSORS = 4_000;
const LENGTH = 8; // bytes of the header's length

/** The file: wide numbers first, so that all lie on multiples of their size. */
export function writeSafetensors({ metadata, tensors }: TensorFile): Uint8Array<ArrayBuffer> {
  const ordered = tensors.toSorted((a, b) => BYTES[b.dtype] - BYTES[a.dtype]);
  let end = 0;
  const entries = ordered.map(({ name, dtype, shape, values }) => {
    const from = end;
    end += values.byteLength;
    return [name, { dtype, shape, data_offsets: [from, end] }] as const;
  });
  const text = JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) });
  const plain = new TextEncoder().encode(text);
  const header = Math.ceil(plain.length / 8) * 8;
  const bytes = new Uint8Array(LENGTH + header + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header), true);
  bytes.fill(0x20, LENGTH, LENGTH + header); // spaces are part of the JSON
  bytes.set(plain, LENGTH);
  let at = LENGTH + header;
  for (const { values } of ordered) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  return bytes;
}

const count = z.number().int().min(0).max(MOST_BYTES);
const entrySchema = z.object({
  dtype: z.string().max(20),
  shape: z.array(count).max(8),
  data_offsets: z.tuple([count, count]),
});
const metadataSchema = z.record(z.string().max(200), z.string());

/**
 * Reads a file; its tensors are copies. Lengths are checked before anything is copied.
 * @throws Error that names the value and what is allowed.
 */
export function readSafetensors(bytes: Uint8Array): TensorFile {
  const { header, body } = split(bytes);
  const { __metadata__: given = {}, ...others } = header;
  const metadata = metadataSchema.safeParse(given);
  if (!metadata.success) throw new Error('The file’s metadata are not texts.');
  const names = Object.keys(others);
  if (names.length > MOST_TENSORS) {
    throw new Error(`The file holds ${names.length} tensors; at most ${MOST_TENSORS} are read.`);
  }
  const entries = names
    .map((name) => ({ name, ...readEntry(name, others[name]) }))
    .toSorted((a, b) => a.from - b.from || a.to - b.to);
  let end = 0;
  for (const { name, from, to } of entries) {
    if (from !== end) throw new Error(`Tensor "${clip(name)}" begins at byte ${from}; expected ${end}.`);
    end = to;
  }
  if (end !== body.length) {
    throw new Error(`The file holds ${body.length} bytes of tensors; its header lists ${end}.`);
  }
  return { metadata: metadata.data, tensors: entries.map((entry) => tensorOf(entry, body)) };
}

/** Header and tensor bytes. */
function split(bytes: Uint8Array): { header: Record<string, unknown>; body: Uint8Array } {
  if (bytes.length > MOST_BYTES) {
    throw new Error(`The file has ${bytes.length} bytes; at most ${MOST_BYTES} are read.`);
  }
  const foreign = 'The file is not in the safetensors format';
  if (bytes.length < LENGTH + 2) throw new Error(`${foreign}: it has only ${bytes.length} bytes.`);
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  if (length > MOST_HEADER) {
    throw new Error(`${foreign}: its header has ${length} bytes; at most ${MOST_HEADER} are read.`);
  }
  if (LENGTH + length > bytes.length) {
    throw new Error(`The file is cut off: its header has ${length} bytes, the file ${bytes.length}.`);
  }
  let header: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(LENGTH, LENGTH + length));
    header = JSON.parse(text);
  } catch (cause) {
    throw new Error(`${foreign}: its header is not JSON.`, { cause });
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw new Error(`${foreign}: its header is not a list of tensors.`);
  }
  return { header: { ...header }, body: bytes.subarray(LENGTH + length) };
}

interface TensorEntry {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly from: number;
  readonly to: number;
}

const isDtype = (text: string): text is Dtype => Object.hasOwn(BYTES, text);

function readEntry(name: string, given: unknown): Omit<TensorEntry, 'name'> {
  const parsed = entrySchema.safeParse(given);
  if (!parsed.success) throw new Error(`Tensor "${clip(name)}" is described wrongly.`);
  const { dtype, shape, data_offsets: [from, to] } = parsed.data;
  if (!isDtype(dtype)) {
    throw new Error(`Tensor "${clip(name)}" is of type ${dtype}; read are ${Object.keys(BYTES).join(', ')}.`);
  }
  if (to - from !== sizeOf(shape) * BYTES[dtype]) {
    throw new Error(`Tensor "${clip(name)}" has ${to - from} bytes; ${dtype} [${shape.join(', ')}] takes ${sizeOf(shape) * BYTES[dtype]}.`);
  }
  return { dtype, shape, from, to };
}

function tensorOf({ name, dtype, shape, from, to }: TensorEntry, body: Uint8Array): Tensor {
  const bytes = new Uint8Array(body.subarray(from, to)); // a copy, of Node's Buffers too
  if (dtype === 'F32') return { name, dtype, shape, values: new Float32Array(bytes.buffer) };
  if (dtype === 'BOOL' && bytes.some((byte) => byte > 1)) {
    throw new Error(`Tensor "${clip(name)}" of type BOOL holds a byte that is neither 0 nor 1.`);
  }
  return { name, dtype, shape, values: bytes };
}

const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
