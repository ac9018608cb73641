/** Sparse layers in batches of every width: each row gets its own sums, and nothing behind the last is written. */
import { expect, test } from 'vitest';
import { instantiateKernels } from './kernel-module';

const [INPUTS, OUTPUTS, GUARD] = [3, 2, 777];
/** Survivors [input, weight] of each output; small whole numbers, so that sums are exact. */
const LISTS = [
  [
    [0, 2],
    [2, -3],
  ],
  [[1, 5]],
] as const;

test.each([16, 32, 48, 64, 80, 96, 112, 128])('%d lanes', async (lanes) => {
  const memory = new WebAssembly.Memory({ initial: 2 });
  const kernels = await instantiateKernels(memory);
  let next = kernels.heapBase.value + 16;
  const reserve = (count: number): number => {
    const at = next;
    next += (count + lanes) * 4; // a row as a guard
    return at;
  };
  const [x, y] = [reserve(INPUTS * lanes), reserve(OUTPUTS * lanes)];
  const [w, bias, starts, rows] = [reserve(3), reserve(OUTPUTS), reserve(OUTPUTS + 1), reserve(3)];
  const floats = (at: number, count: number): Float32Array => new Float32Array(memory.buffer, at, count);
  const words = (at: number, values: readonly number[]): void =>
    new Uint32Array(memory.buffer, at, values.length).set(values);
  floats(x, INPUTS * lanes).forEach((_, at, values) => {
    values[at] = at % 11;
  });
  floats(y, (OUTPUTS + 1) * lanes).fill(GUARD);
  floats(w, 3).set(LISTS.flatMap((list) => list.map(([, weight]) => weight)));
  floats(bias, OUTPUTS).set([1, -1]);
  words(starts, [0, 2, 3]);
  words(
    rows,
    LISTS.flatMap((list) => list.map(([input]) => input * lanes * 4)),
  );
  kernels.sparseForward(y, x, w, bias, starts, starts + 4, rows, OUTPUTS, lanes);
  const expected = LISTS.flatMap((list, output) =>
    Array.from({ length: lanes }, (_, lane) =>
      list.reduce((sum, [input, weight]) => sum + weight * ((input * lanes + lane) % 11), output === 0 ? 1 : -1),
    ),
  );
  const guard = Array.from({ length: lanes }, () => GUARD);
  expect([...floats(y, (OUTPUTS + 1) * lanes)]).toEqual([...expected, ...guard]);
});
