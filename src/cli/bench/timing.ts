/**
 * Milliseconds one call takes.
 * @param settle waits until all that was called is done, where calls are only queued
 */
export type Stopwatch = (call: () => void | Promise<void>, settle?: () => Promise<unknown>) => Promise<number>;

/**
 * The fastest of `repeats` measurements of at least `atLeast` milliseconds each, after as long a
 * warm-up: whatever else runs on the machine only ever slows a measurement down.
 */
export const fastestOf =
  (repeats: number, atLeast: number): Stopwatch =>
  async (call, settle) => {
    let calls = 1;
    let elapsed = await time(call, calls, settle);
    while (elapsed < atLeast) {
      calls = Math.max(calls + 1, Math.ceil((calls * atLeast * 1.1) / Math.max(elapsed, 0.01)));
      elapsed = await time(call, calls, settle);
    }
    let fastest = Infinity;
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      fastest = Math.min(fastest, (await time(call, calls, settle)) / calls);
    }
    return fastest;
  };

async function time(
  call: () => void | Promise<void>,
  calls: number,
  settle: (() => Promise<unknown>) | undefined,
): Promise<number> {
  const start = performance.now();
  for (let n = 0; n < calls; n += 1) {
    const pending = call();
    if (pending !== undefined) await pending;
  }
  await settle?.();
  return performance.now() - start;
}
