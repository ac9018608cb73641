/** How far an experiment is, and how long it will truthfully take. */

/** A training run as far as time is concerned. */
interface Timed {
  /** fraction of the weights that its network has left */
  readonly remaining: number;
  /** seconds that it should take, from its counted work: right but for a factor, which the machine decides */
  readonly expected: number;
}

export interface RunTime extends Timed {
  /** how much of a run was watched, 0 … 1 */
  readonly share: number;
  /** seconds that this took, evaluation included, pauses not */
  readonly seconds: number;
}

export interface OpenRun extends Timed {
  /** how much of it is done, 0 … 1 */
  readonly doneShare: number;
}

/** What there is to do: all of it, and what has to come one after the other. */
interface Left {
  readonly runs: readonly OpenRun[];
  /** each network of a chain waits for the one before */
  readonly lines: readonly (readonly OpenRun[])[];
}

/** Seconds left for these runs on `workers` trainers, but no fewer than the longest line takes; null: nothing is measured. */
export function secondsLeft(measured: readonly RunTime[], { runs, lines }: Left, workers: number): number | null {
  if (measured.length === 0) return null;
  const paces = meanPaces(measured);
  const together = secondsOf(paces, runs) / Math.max(1, Math.min(workers, runs.length));
  return Math.max(together, ...lines.map((line) => secondsOf(paces, line)));
}

interface Pace {
  readonly remaining: number;
  /** seconds taken for a second expected */
  readonly pace: number;
}

/**
 * The mean of each size, from large to small: what was counted may be further off for some than for others. That of all
 * counts as much as one whole run of the size: a slow moment of a new one says little about all that is left.
 */
function meanPaces(measured: readonly RunTime[]): Pace[] {
  const sizes = [...new Set(measured.map(({ remaining }) => remaining))].toSorted((a, b) => b - a);
  const overall = meanPace(measured);
  return sizes.map((remaining) => {
    const times = measured.filter((time) => time.remaining === remaining);
    const [{ expected }] = times;
    return { remaining, pace: (took(times) + overall * expected) / (watched(times) + expected) };
  });
}

/** Seconds taken for a second expected, of all together. */
export const meanPace = (times: readonly RunTime[]): number => took(times) / watched(times);

const took = (times: readonly RunTime[]): number => sum(times.map(({ seconds }) => seconds));
/** Seconds that it should have taken. */
const watched = (times: readonly RunTime[]): number => sum(times.map(({ expected, share }) => expected * share));

const secondsOf = (paces: readonly Pace[], runs: readonly OpenRun[]): number =>
  sum(runs.map(({ remaining, expected, doneShare }) => (1 - doneShare) * expected * paceAt(paces, remaining)));

/** That of the size where there is one; else on a straight line between the nearest ones, beyond the last the same. */
function paceAt(paces: readonly Pace[], remaining: number): number {
  const before = paces.findLast((known) => known.remaining >= remaining) ?? paces[0];
  const after = paces.find((known) => known.remaining <= remaining) ?? paces[paces.length - 1];
  if (before.remaining === after.remaining) return before.pace;
  const share = (remaining - before.remaining) / (after.remaining - before.remaining);
  return before.pace + share * (after.pace - before.pace);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
