const REPEATS = 5;

/**
 * Milliseconds one call takes: the median of five measurements of at least `atLeast` milliseconds
 * each, after as long a warm-up.
 */
export async function medianTime(
  call: () => void | Promise<void>,
  atLeast: number,
): Promise<number> {
  let calls = 1;
  let elapsed = await time(call, calls);
  while (elapsed < atLeast) {
    calls = Math.max(calls + 1, Math.ceil((calls * atLeast * 1.1) / Math.max(elapsed, 0.01)));
    elapsed = await time(call, calls);
  }
  const times: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) times.push((await time(call, calls)) / calls);
  return times.toSorted((a, b) => a - b)[(REPEATS - 1) / 2];
}

async function time(call: () => void | Promise<void>, calls: number): Promise<number> {
  const start = performance.now();
  for (let n = 0; n < calls; n += 1) {
    const pending = call();
    if (pending !== undefined) await pending;
  }
  return performance.now() - start;
}
