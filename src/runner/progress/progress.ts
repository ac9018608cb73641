/** How far an experiment is, and how long it will truthfully take. */

export interface RunTime {
  /** fraction of the weights that its network has left */
  readonly remaining: number;
  /** seconds from start to end of a run, evaluation included, pauses not */
  readonly seconds: number;
}

interface OpenRun {
  readonly remaining: number;
  /** how much of it is done, 0 … 1 */
  readonly doneShare: number;
}

/** Seconds left for these runs on `workers` trainers; null: nothing is measured. */
export function secondsLeft(measured: readonly RunTime[], open: readonly OpenRun[], workers: number): number | null {
  if (measured.length === 0) return null;
  const bySize = meanTimes(measured);
  const work = open.reduce((sum, { remaining, doneShare }) => sum + (1 - doneShare) * secondsOf(bySize, remaining), 0);
  return work / Math.max(1, Math.min(workers, open.length));
}

/** The mean of each size, from large to small. */
function meanTimes(measured: readonly RunTime[]): RunTime[] {
  const sizes = [...new Set(measured.map(({ remaining }) => remaining))].toSorted((a, b) => b - a);
  return sizes.map((remaining) => {
    const times = measured.filter((time) => time.remaining === remaining);
    return { remaining, seconds: times.reduce((sum, { seconds }) => sum + seconds, 0) / times.length };
  });
}

/**
 * Seconds of one run: the mean of its size where there is one; else a straight line in the weights remaining between
 * the nearest measured sizes, and beyond the last measured one the same time, as a careful guess.
 */
function secondsOf(bySize: readonly RunTime[], remaining: number): number {
  const before = bySize.findLast((known) => known.remaining >= remaining) ?? bySize[0];
  const after = bySize.find((known) => known.remaining <= remaining) ?? bySize[bySize.length - 1];
  if (before.remaining === after.remaining) return before.seconds;
  const share = (remaining - before.remaining) / (after.remaining - before.remaining);
  return before.seconds + share * (after.seconds - before.seconds);
}
