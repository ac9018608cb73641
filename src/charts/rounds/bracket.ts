/** The bracket between the ticket and what it is held against, at the selected round. */
import { full, ticket, type Arm } from '../../lottery/run-key';
import { textWidth } from '../kit/format';
import { boxOf, inside, overlaps, sampled, type Box } from '../kit/place-labels';
import type { RoundMarks } from './round-marks';

export interface BracketMarks {
  /** px of its back, and of what it opens to */
  readonly x: number;
  readonly open: number;
  readonly top: number;
  readonly bottom: number;
  /** an end beyond the axis is left open */
  readonly closed: { readonly top: boolean; readonly bottom: boolean };
  readonly label: {
    readonly x: number;
    readonly y: number;
    readonly side: 'left' | 'right';
    readonly lines: readonly string[];
  };
}

/** Between px of the axis and the selected round's line, em. */
const BESIDE = 0.7;
const LINE = 1.25;

/** @param lines beside the bracket; null where one of the two has no mark in this round */
export function bracketMarks(
  marks: RoundMarks,
  arm: Arm,
  round: number,
  lines: readonly string[],
  em: number,
): BracketMarks | null {
  const [own, other] = [heightOf(marks, ticket, round), heightOf(marks, arm, round)];
  const at = marks.byRound[round];
  if (own === null || other === null || at === undefined) return null;
  const { plot } = marks;
  const [top, bottom] = [Math.min(own, other), Math.max(own, other)];
  const place = placeOfLabel(marks, at, [top, bottom], lines, em);
  const away = place.side === 'right' ? 1 : -1;
  return {
    x: at + away * em * BESIDE * 1.6,
    open: at + away * em * BESIDE,
    top,
    bottom: Math.min(bottom, plot.bottom),
    closed: { top: top < plot.bottom, bottom: bottom < plot.bottom },
    label: place,
  };
}

/** px of an arm's mean; null where it has none, or only runs that diverged. */
function heightOf({ curves, reference }: RoundMarks, arm: Arm, round: number): number | null {
  if (arm === full) return reference?.y ?? null;
  const dot = curves.find((curve) => curve.arm === arm)?.dots.find((one) => one.at === round);
  return dot && dot.kind !== 'diverged' ? dot.y : null;
}

/**
 * Beside the bracket's middle, where no curve and nothing written is; right of the round where there is room, and the
 * bracket crosses no name.
 */
function placeOfLabel(
  { plot, labels, keys, curves, reference }: RoundMarks,
  at: number,
  [top, bottom]: readonly [number, number],
  lines: readonly string[],
  em: number,
): BracketMarks['label'] {
  const width = Math.max(...lines.map((line) => textWidth(line, em)));
  const half = (lines.length * LINE * em) / 2;
  const taken: Box[] = [
    ...labels.map((label) => boxOf(label, em)),
    ...keys.map(({ x, textX, y, text }) => ({
      left: x,
      right: textX + textWidth(text, em),
      top: y - em * 0.7,
      bottom: y + em * 0.7,
    })),
  ];
  const places = (['right', 'left'] as const).flatMap((side) =>
    [0, 1, -1, 2, -2, 3, -3, 4.5, -4.5, 6, -6].map((shift) => {
      const x = at + (side === 'right' ? 1 : -1) * em * (BESIDE * 1.6 + 0.5);
      const y = Math.min(Math.max((top + bottom) / 2 + shift * em, plot.top + half), plot.bottom - half);
      const left = side === 'right' ? x : x - width;
      return { side, x, y, shift, box: { left, right: left + width, top: y - half, bottom: y + half } };
    }),
  );
  const fitting = places.filter(({ box }) => box.left >= plot.left && box.right <= plot.right);
  const points = [
    ...curves.flatMap(({ line }) => sampled(line)),
    ...(reference ? sampled([plot.left, plot.right].map((at) => ({ x: at, y: reference.y }))) : []),
  ];
  const crosses = (side: 'left' | 'right'): boolean => {
    const ends = [BESIDE, BESIDE * 1.6].map((away) => at + (side === 'right' ? 1 : -1) * em * away);
    const back: Box = { left: Math.min(...ends), right: Math.max(...ends), top, bottom };
    return taken.some((other) => overlaps(back, other));
  };
  const cost = ({ box, shift, side }: (typeof places)[number]): number =>
    (taken.some((other) => overlaps(box, other)) ? 100 : 0) +
    (crosses(side) ? 50 : 0) +
    points.filter((point) => inside(point, box)).length * 3 +
    Math.abs(shift);
  const { side, x, y } = fitting.toSorted((a, b) => cost(a) - cost(b))[0] ?? places[0];
  return { side, x, y, lines };
}
