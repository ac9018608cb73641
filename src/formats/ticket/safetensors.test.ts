import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSafetensors, writeSafetensors, type TensorFile } from './safetensors';
import { byteTensor, floatTensor } from './tensor-values';

const file: TensorFile = {
  metadata: { who: 'Ödön "x"', empty: '' },
  tensors: [
    byteTensor('b', 'BOOL', [3], Uint8Array.of(1, 0, 1)),
    floatTensor('a', [2, 2], Float32Array.of(1, -0, Infinity, 0.1)),
    byteTensor('u', 'U8', [2, 1], Uint8Array.of(7, 255)),
    floatTensor('none', [0], new Float32Array(0)),
    { name: 'further', dtype: 'F8_E4M3', shape: [3], bytes: Uint8Array.of(1, 2, 3) },
  ],
};
const bytes = writeSafetensors(file);

/** A file with this header and body. */
function made(header: unknown, body = new Uint8Array(0)): Uint8Array {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const all = new Uint8Array(8 + text.length + body.length);
  new DataView(all.buffer).setBigUint64(0, BigInt(text.length), true);
  all.set(text, 8);
  all.set(body, 8 + text.length);
  return all;
}

describe('safetensors', () => {
  it('begin with the length of the header, little-endian, and hold raw little-endian numbers', () => {
    // 1 as float32 is 0x3f800000; wide numbers come first, at a multiple of 8
    const length = bytes[0] + 256 * bytes[1];
    expect(length % 8).toBe(0);
    expect([...bytes.subarray(2, 8)]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))).a).toEqual({
      dtype: 'F32',
      shape: [2, 2],
      data_offsets: [0, 16],
    });
    expect([...bytes.subarray(8 + length, 12 + length)]).toEqual([0, 0, 0x80, 0x3f]);
  });

  it('are read back as they were written', () => {
    const read = readSafetensors(bytes);
    expect(read.metadata).toEqual(file.metadata);
    const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name);
    expect(read.tensors.toSorted(byName)).toEqual(file.tensors.toSorted(byName));
  });

  it('are read from the middle of a larger buffer', () => {
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    expect(readSafetensors(larger.subarray(3)).tensors).toHaveLength(5);
  });

  const entry = (change: object) => ({ a: { dtype: 'F32', shape: [1], data_offsets: [0, 4], ...change } });
  it.each([
    ['nothing', new Uint8Array(0), 'has only 0 bytes'],
    ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), 'at most 1000000 are read'],
    ['a cut header', bytes.subarray(0, 40), 'The file is cut off'],
    ['a cut body', bytes.subarray(0, bytes.length - 1), 'bytes of tensors; its header lists'],
    ['more than announced', made(entry({}), new Uint8Array(5)), 'holds 5 bytes of tensors; its header lists 4'],
    ['no JSON', made('{"a":'), 'its header is not JSON'],
    ['a list', made('[1]'), 'its header is not a list of tensors'],
    ['a type against its length', made(entry({ dtype: 'F64' }), new Uint8Array(4)), '4 bytes; F64 [1] takes 8'],
    [
      'a name twice',
      made(
        '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"\\u0061":{"dtype":"I32","shape":[1],"data_offsets":[0,4]}}',
        new Uint8Array(4),
      ),
      'header names "a" twice',
    ],
    [
      'a type twice',
      made('{"a":{"dtype":"F32","dtype":"I32","shape":[1],"data_offsets":[0,4]}}', new Uint8Array(4)),
      'header names "dtype" twice',
    ],
    [
      'an end before the beginning',
      made({ ...entry({}), b: { dtype: 'X', shape: [], data_offsets: [4, 0] } }, new Uint8Array(4)),
      'Tensor "b" is described wrongly',
    ],
    ['a shape that does not fit', made(entry({ shape: [2] }), new Uint8Array(4)), '4 bytes; F32 [2] takes 8'],
    ['a huge shape', made(entry({ shape: [1e8, 1e8] }), new Uint8Array(4)), 'takes 40000000000000000'],
    ['a negative axis', made(entry({ shape: [-1] }), new Uint8Array(4)), 'Tensor "a" is described wrongly'],
    [
      'overlapping tensors',
      made({ ...entry({}), b: { dtype: 'F32', shape: [1], data_offsets: [0, 4] } }, new Uint8Array(4)),
      'begins at byte 0; expected 4',
    ],
    ['a hole', made(entry({ data_offsets: [4, 8] }), new Uint8Array(8)), 'begins at byte 4; expected 0'],
    ['a third boolean', made(entry({ dtype: 'BOOL', data_offsets: [0, 1] }), Uint8Array.of(2)), 'neither 0 nor 1'],
    ['metadata that are no texts', made({ __metadata__: { a: 1 } }), 'metadata are not texts'],
  ])('%s is refused with a clear message', (_what, broken, message) => {
    expect(() => readSafetensors(broken)).toThrow(message);
  });

  it('cut off or changed anywhere give an error with words, or a file; nothing else', () => {
    const change = fc.record({
      at: fc.nat(bytes.length - 1),
      value: fc.nat(255),
      cut: fc.option(fc.nat(bytes.length)),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        let broken = bytes.slice();
        for (const { at, value, cut } of changes) {
          if (at < broken.length) broken[at] = value;
          if (cut !== null) broken = broken.slice(0, cut);
        }
        expect(readOrSay(broken)).toMatch(/^(read|Error: (The file|Tensor) [^]*\.)$/);
      }),
      { numRuns: 1_000 },
    );
  });
});

/** "read", or the error. */
function readOrSay(broken: Uint8Array): string {
  try {
    return readSafetensors(broken).tensors.length < 10 ? 'read' : 'too many';
  } catch (error) {
    return String(error);
  }
}
