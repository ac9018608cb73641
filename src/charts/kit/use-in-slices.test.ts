import { afterEach, expect, it, vi } from 'vitest';
import { slice, type Slices } from './use-in-slices';

afterEach(() => vi.restoreAllMocks());

/** Steps of some milliseconds each, by a clock that only they move. */
function* work(steps: number, each: number): Slices<string> {
  for (let step = 1; step <= steps; step += 1) {
    vi.mocked(performance.now).mockReturnValue(performance.now() + each);
    yield;
  }
  return 'made';
}

it.each([
  ['all of little work', 3, 1, [true]],
  ['8 ms of much work', 20, 1, [false, false, true]],
  ['one step where that takes longer', 2, 30, [false, false, true]],
] as const)('a slice is %s', (_, steps, each, expected) => {
  vi.spyOn(performance, 'now').mockReturnValue(0);
  const slices = work(steps, each);
  const found = expected.map(() => slice(slices));
  expect(found.map(({ done }) => done)).toEqual(expected);
  expect(found.at(-1)?.value).toBe('made');
});
