/** The bracket between the ticket and what it is held against, at the selected round. */
import type { CurvePoint } from '../../lottery/results';
import { full, ticket, type Arm } from '../../lottery/run-key';
import { textWidth } from '../kit/format';
import { crosses, overlaps, type Box } from '../kit/place-labels';
import { linesIn, writtenIn, type RoundMarks } from './round-marks';

export interface BracketMarks {
  /** px of its back, and of what it opens to */
  readonly x: number;
  readonly open: number;
  readonly top: number;
  readonly bottom: number;
  /** an end beyond the axis is left open */
  readonly closed: { readonly top: boolean; readonly bottom: boolean };
  /** null: there is no room */
  readonly label: Label | null;
}

interface Label {
  readonly x: number;
  readonly y: number;
  readonly side: Side;
  readonly lines: readonly string[];
}

type Side = 'left' | 'right';

/** Between px of the axis and the selected round's line, em. */
const BESIDE = 0.7;
const LINE = 1.25;
/** At least between its words and others beside them, em: bold ones are wider than they are taken to be. */
const APART = 0.5;
/** Further from the bracket's ends, em, its words would be read as those of the marks that stand there. */
const NEAR = 2;

/** @param wordings beside the bracket, the longest first; null where one of the two has no mark in this round, or they are of different trials */
export function bracketMarks(
  marks: RoundMarks,
  arm: Arm,
  round: number,
  wordings: readonly (readonly string[])[],
  em: number,
): BracketMarks | null {
  const [own, other] = [endOf(marks, ticket, round), endOf(marks, arm, round)];
  const at = marks.byRound[round];
  if (own === null || other === null || at === undefined) return null;
  // the difference is of the trials that both have: marks of others are as far apart as they happen to be
  if (own.trials.join() !== other.trials.join()) return null;
  const [upper, lower] = own.y <= other.y ? [own, other] : [other, own];
  const [top, bottom] = [upper.y, lower.y];
  const placed = wordings.flatMap((lines) => placeOfLabel(marks, at, [top, bottom], lines, em) ?? []);
  // fewer words where more of them would stand on a line; how many trials it is of is said before that
  const whole = placed.filter(({ lines }) => lines.length > 1);
  const label = whole.find(({ isFree }) => isFree) ?? whole[0] ?? placed[0] ?? null;
  const away = (label?.side ?? sidesOf(marks, at, [top, bottom], em)[0]?.side) === 'right' ? 1 : -1;
  const [x, open] = [at + away * em * BESIDE * 1.6, at + away * em * BESIDE];
  const back = { left: Math.min(x, open), right: Math.max(x, open), top, bottom };
  return {
    x,
    open,
    top: upper.isClosed ? top : shortOf(marks, back, 'top', em),
    bottom: lower.isClosed ? bottom : shortOf(marks, back, 'bottom', em),
    closed: { top: upper.isClosed, bottom: lower.isClosed },
    label,
  };
}

/** Where an open end stops: before the value of the mark beyond the axis, which is written there. */
function shortOf(marks: RoundMarks, back: Box, end: 'top' | 'bottom', em: number): number {
  const across = writtenIn(marks, em).filter((box) => overlaps(box, back));
  const isNear = ({ top, bottom }: Box): boolean => (end === 'top' ? top - back.top : back.bottom - bottom) < 3 * em;
  const stops = across.filter(isNear).map(({ top, bottom }) => (end === 'top' ? bottom : top));
  const stop = end === 'top' ? Math.max(back.top, ...stops) : Math.min(back.bottom, ...stops);
  return Math.abs(stop - (end === 'top' ? back.bottom : back.top)) > em ? stop : back[end];
}

/** px of an arm's mean, within the axis or not; null where it has none, or only runs that diverged. */
function endOf({ curves, reference, values }: RoundMarks, arm: Arm, round: number) {
  const trialsOf = (of: Arm, own: number): CurvePoint['trials'] =>
    values.find((curve) => curve.arm === of)?.points.find((point) => point.round === own)?.trials ?? [];
  // every curve begins at the full network
  if (arm === full) return reference && { y: reference.y, isClosed: true, trials: trialsOf(ticket, 0) };
  const dot = curves.find((curve) => curve.arm === arm)?.dots.find((one) => one.at === round);
  if (!dot || dot.kind === 'diverged') return null;
  return { y: dot.y, isClosed: dot.kind !== 'beyond', trials: trialsOf(arm, dot.round) };
}

/** Sides of the round on which the bracket lies in the drawing, and how much written there it crosses; the best first. */
function sidesOf(marks: RoundMarks, at: number, [top, bottom]: readonly [number, number], em: number) {
  const taken = writtenIn(marks, em);
  return (['right', 'left'] as const)
    .map((side) => {
      const ends = [BESIDE, BESIDE * 1.6].map((away) => at + (side === 'right' ? 1 : -1) * em * away);
      const box: Box = { left: Math.min(...ends), right: Math.max(...ends), top, bottom };
      return { side, box, crossed: taken.filter((other) => overlaps(box, other)).length };
    })
    .filter(({ box }) => box.left >= 0 && box.right <= marks.plot.right + em)
    .toSorted((a, b) => a.crossed - b.crossed);
}

/**
 * As near as can be to the bracket's middle where nothing written is, and no line if there is such a place; right of the round where the
 * bracket crosses no name there; never far from it. null: nowhere.
 */
function placeOfLabel(
  marks: RoundMarks,
  at: number,
  [top, bottom]: readonly [number, number],
  words: readonly string[],
  em: number,
): (Label & { readonly isFree: boolean }) | null {
  const { plot } = marks;
  const width = Math.max(...words.map((line) => textWidth(line, em)));
  const half = (words.length * LINE * em) / 2;
  const taken = writtenIn(marks, em);
  const middles = Array.from(
    { length: Math.ceil((plot.bottom - plot.top) / em) },
    (_, step) => plot.top + half + step * em,
  );
  const lines = linesIn(marks);
  const places = sidesOf(marks, at, [top, bottom], em).flatMap(({ side, crossed }) =>
    [Math.min(Math.max((top + bottom) / 2, plot.top + half), plot.bottom - half), ...middles].map((y) => {
      const x = at + (side === 'right' ? 1 : -1) * em * (BESIDE * 1.6 + 0.5);
      const left = side === 'right' ? x : x - width;
      const box = { left, right: left + width, top: y - half, bottom: y + half };
      const behind = lines.filter((line) => crosses(line, box)).length;
      return {
        side,
        x,
        y,
        box,
        behind,
        cost: crossed * 50 + behind * 20 + (side === 'left' ? 2 : 0) + Math.abs(y - (top + bottom) / 2) / em,
      };
    }),
  );
  const free = places.filter(
    ({ box }) =>
      box.left >= plot.left &&
      box.right <= plot.right &&
      box.bottom <= plot.bottom &&
      box.top <= bottom + NEAR * em &&
      box.bottom >= top - NEAR * em &&
      taken.every((other) => !overlaps({ ...box, left: box.left - APART * em, right: box.right + APART * em }, other)),
  );
  const best = free.toSorted((a, b) => a.cost - b.cost)[0];
  return best ? { side: best.side, x: best.x, y: best.y, lines: words, isFree: best.behind === 0 } : null;
}
