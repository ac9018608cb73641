/** What a room expected of the ticket against what came out. */
import type { Curve } from './results';

/** Expected or measured test score by round; null: nothing there. */
export type ByRound = readonly (number | null)[];

interface GuessScore {
  /** rounds with both a guess and a result; round 0 is given, not guessed */
  readonly rounds: number;
  /** mean |guess − result| over these rounds */
  readonly error: number;
  /** mean of guess − result: above 0 the room expected too much */
  readonly bias: number;
  readonly worst: { readonly round: number; readonly error: number };
  /** the error of guessing that nothing is lost: the full network's score in every round */
  readonly flat: number;
}

/** Mean scores of one arm by round, for rounds 0 … `rounds`. */
export function scoresByRound(curve: Curve | undefined, rounds: number): ByRound {
  return Array.from(
    { length: rounds + 1 },
    (_, round) => curve?.points.find((point) => point.round === round)?.mean ?? null,
  );
}

/** How far a guessed curve is from the measured one; null while no round has both. */
export function scoreCurve(guess: ByRound, actual: ByRound): GuessScore | null {
  const full = actual[0];
  const errors = actual.flatMap((value, round) => {
    const expected = guess[round];
    return round === 0 || value === null || expected === null || expected === undefined
      ? []
      : [{ round, error: expected - value, flat: Math.abs((full ?? value) - value) }];
  });
  if (errors.length === 0) return null;
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const worst = errors.reduce((a, b) => (Math.abs(b.error) > Math.abs(a.error) ? b : a));
  return {
    rounds: errors.length,
    error: mean(errors.map(({ error }) => Math.abs(error))),
    bias: mean(errors.map(({ error }) => error)),
    worst: { round: worst.round, error: worst.error },
    flat: mean(errors.map(({ flat }) => flat)),
  };
}

/** The guess with `round` set, and every round between it and `from` on the line between the two. */
export function drawn(guess: ByRound, from: Point | null, to: Point): ByRound {
  const [a, b] = from === null ? [to, to] : from.round <= to.round ? [from, to] : [to, from];
  return guess.map((value, round) => {
    if (round === to.round) return to.value;
    if (round < a.round || round > b.round) return value;
    return a.value + ((b.value - a.value) * (round - a.round)) / (b.round - a.round);
  });
}

export interface Point {
  readonly round: number;
  readonly value: number;
}

/** Rounds left out between two guessed ones get the line between them; the ends stay as they are. */
export function withoutGaps(guess: ByRound): ByRound {
  return guess.map((value, round) => {
    if (value !== null) return value;
    const before = guess.findLastIndex((known, at) => at < round && known !== null);
    const after = guess.findIndex((known, at) => at > round && known !== null);
    const [low, high] = [guess[before] ?? null, guess[after] ?? null];
    if (low === null || high === null) return null;
    return low + ((high - low) * (round - before)) / (after - before);
  });
}
