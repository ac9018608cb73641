import { expect, test } from 'vitest';
import { inputBytes, type Examples, type Splits } from '../../engine/examples';
import { randomSplits } from '../../engine/simd/test-support';
import { shareExamples } from './share-examples';

const isShared = ({ inputs }: Examples): boolean => inputs.buffer instanceof SharedArrayBuffer;
const parts = ({ train, validation, test }: Splits) => [train, validation, test];

test.each(['bytes', 'floats'] as const)('many examples of %s are one copy for all threads, few are not', (kind) => {
  const splits = { ...randomSplits(4, 3, 5, kind, 0.3, 2), zeros: 0.25 };
  const bytes = inputBytes(splits);
  expect(bytes).toBe(3 * 5 * 4 * (kind === 'bytes' ? 1 : 4));
  expect(shareExamples(splits, bytes + 1)).toBe(splits);
  const shared = shareExamples(splits, bytes);
  expect(parts(shared).map(isShared)).toEqual([true, true, true]);
  expect(parts(splits).map(isShared)).toEqual([false, false, false]);
  expect(shared).toEqual(splits);
  // a thread gets the same memory, not a copy
  const { inputs } = structuredClone(shared).train;
  shared.train.inputs[0] = 1;
  expect(inputs[0]).toBe(1);
});
