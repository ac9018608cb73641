/**
 * Long work in short slices, so that a worker can look at its messages in between: a generator that tells which share
 * of it is done, 0 … 1, and returns what has come of it.
 */
export type Slices<T> = Generator<number, T, undefined>;

/** Does it all at once. */
export function finish<T>(slices: Slices<T>): T {
  for (;;) {
    const next = slices.next();
    if (next.done) return next.value;
  }
}

/** As a part of longer work, which goes from one share of it to another. */
export function* within<T>(slices: Slices<T>, from: number, to: number): Slices<T> {
  for (;;) {
    const next = slices.next();
    if (next.done) return next.value;
    yield from + (to - from) * next.value;
  }
}
