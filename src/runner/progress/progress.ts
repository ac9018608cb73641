/** How far an experiment is, and how long it will truthfully take. */

export interface RunTime {
  readonly round: number;
  /** seconds from start to end of a run, evaluation included, pauses not */
  readonly seconds: number;
}

/**
 * Seconds one run of each round takes, from the runs measured so far: a round's own mean where
 * there is one; else a straight line in the weights remaining between the nearest measured rounds,
 * and beyond the last measured one the same time, as a careful guess.
 * @returns seconds by round, or null when nothing is measured
 */
export function secondsByRound(measured: readonly RunTime[], remainingByRound: readonly number[]): number[] | null {
  if (measured.length === 0) return null;
  const means = remainingByRound.map((_, round) => {
    const times = measured.filter((time) => time.round === round);
    return times.length > 0 ? times.reduce((sum, { seconds }) => sum + seconds, 0) / times.length : null;
  });
  const knownRounds = means.flatMap((mean, round) => (mean === null ? [] : [{ round, mean }]));
  return means.map((mean, round) => {
    if (mean !== null) return mean;
    const before = knownRounds.findLast((known) => known.round < round);
    const after = knownRounds.find((known) => known.round > round);
    if (before && after) {
      const [x0, x1] = [remainingByRound[before.round], remainingByRound[after.round]];
      const share = x0 === x1 ? 0 : (remainingByRound[round] - x0) / (x1 - x0);
      return before.mean + share * (after.mean - before.mean);
    }
    return (before ?? after ?? knownRounds[0]).mean;
  });
}

/** Seconds left for these runs on `workers` trainers; `doneShare` is how much of a running one is done. */
export function secondsLeft(
  perRound: readonly number[],
  open: readonly { readonly round: number; readonly doneShare: number }[],
  workers: number,
): number {
  const work = open.reduce((sum, run) => sum + (1 - run.doneShare) * perRound[run.round], 0);
  return work / Math.max(1, Math.min(workers, open.length));
}
