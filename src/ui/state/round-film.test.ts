import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runRounds } from './round-film';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Rounds as they were selected, from `round` on, of those that are trained. */
function begun(round: number, last = 4) {
  const shown: number[] = [];
  let chosen: number | null = null;
  const end = vi.fn<() => void>();
  const select = (next: number): void => {
    chosen = next;
    shown.push(next);
  };
  const stop = runRounds({ round, last: () => last, chosen: () => chosen, select, end });
  return { shown, end, stop, select };
}

it('goes on from the round on screen, and stops at the last', () => {
  const { shown, end } = begun(1);
  vi.advanceTimersByTime(60_000);
  expect(shown).toEqual([2, 3, 4]);
  expect(end).toHaveBeenCalledTimes(1);
});

it('begins anew at the last', () => {
  const { shown } = begun(4);
  vi.advanceTimersByTime(60_000);
  expect(shown).toEqual([0, 1, 2, 3, 4]);
});

it('chooses nothing where no round is trained', () => {
  const { shown, end } = begun(0, 0);
  vi.advanceTimersByTime(60_000);
  expect(shown).toEqual([]);
  expect(end).toHaveBeenCalledTimes(1);
});

it('leaves the screen to whoever chooses another round, and to who stops it', () => {
  const taken = begun(0);
  vi.advanceTimersByTime(1_000);
  taken.select(4);
  vi.advanceTimersByTime(60_000);
  expect(taken.shown).toEqual([1, 2, 4]);
  expect(taken.end).toHaveBeenCalledTimes(1);

  const stopped = begun(0);
  stopped.stop();
  vi.advanceTimersByTime(60_000);
  expect(stopped.shown).toEqual([1]);
});
