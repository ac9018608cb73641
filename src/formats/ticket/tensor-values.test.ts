import { describe, expect, it } from 'vitest';
import type { Tensor } from './tensor';
import { floatsOf, wholeNumbersOf } from './tensor-values';

/** A tensor of these bytes, which do not lie at a multiple of their size. */
function tensor(dtype: string, ...bytes: number[]): Tensor {
  const larger = Uint8Array.of(9, ...bytes);
  return { name: 'a', dtype, shape: [bytes.length], bytes: larger.subarray(1) };
}

describe('weights of tensors', () => {
  it.each([
    // IEEE 754: 1, −2, the smallest number above 0, the largest, 1/3 rounded
    ['F16', [0x00, 0x3c, 0x00, 0xc0, 0x01, 0x00, 0xff, 0x7b, 0x55, 0x35], [1, -2, 2 ** -24, 65_504, 0.333251953125]],
    ['F16', [0x00, 0x7c, 0x00, 0xfc, 0x00, 0x7e, 0x00, 0x80], [Infinity, -Infinity, NaN, -0]],
    // the upper halves of 0x3f800000, 0xc0490fdb (−π), 0x7f800000
    ['BF16', [0x80, 0x3f, 0x49, 0xc0, 0x80, 0x7f], [1, -3.140625, Infinity]],
    ['F32', [0x00, 0x00, 0x80, 0x3f], [1]],
    ['F64', [0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0, 0, 0, 0, 0, 0, 0xe0, 0x7f], [1, Infinity]],
  ])('are read from %s', (dtype, bytes, values) => {
    expect([...floatsOf(tensor(dtype, ...bytes))]).toEqual(values);
  });

  it('are no integers', () => {
    expect(() => floatsOf(tensor('I64', 0, 0, 0, 0, 0, 0, 0, 0))).toThrow(
      'Tensor "a" is of type I64; weights are F16, BF16, F32, F64.',
    );
  });
});

describe('whole numbers of tensors', () => {
  it.each([
    ['BOOL', [0, 1]],
    ['U8', [0, 1]],
    ['I8', [0, 1]],
    ['U16', [0, 0, 1, 0]],
    ['I16', [0, 0, 1, 0]],
    ['F16', [0, 0x80, 0, 0x3c]],
    ['BF16', [0, 0, 0x80, 0x3f]],
    ['U32', [0, 0, 0, 0, 1, 0, 0, 0]],
    ['I32', [0, 0, 0, 0, 1, 0, 0, 0]],
    ['F32', [0, 0, 0, 0, 0, 0, 0x80, 0x3f]],
    ['I64', [0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]],
    ['U64', [0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]],
    ['F64', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f]],
  ])('are read from %s', (dtype, bytes) =>
    expect(wholeNumbersOf(tensor(dtype, ...bytes), 1)).toEqual(Uint8Array.of(0, 1)),
  );

  it.each([
    ['U8', [2], 'Tensor "a" holds 2; allowed: whole numbers from 0 to 1.'],
    ['I8', [255], 'Tensor "a" holds -1; allowed'],
    ['F16', [0x00, 0x38], 'Tensor "a" holds 0.5; allowed'],
    ['F32', [0, 0, 0xc0, 0x7f], 'Tensor "a" holds NaN; allowed'],
    ['I64', [1, 0, 0, 0, 0, 0, 0, 1], 'Tensor "a" holds 72057594037927940; allowed'],
    ['F8_E5M2', [1], 'Tensor "a" is of type F8_E5M2; read are BOOL, U8, '],
  ])('of %s must be in range', (dtype, bytes, message) =>
    expect(() => wholeNumbersOf(tensor(dtype, ...bytes), 1)).toThrow(message),
  );
});
