/** Bars of random numbers around 0, the sum of those that are left, and the target. */
import { scaleLinear } from 'd3';
import { fixed } from '../kit/numbers';
import type { Size } from '../kit/use-size';

interface Data {
  readonly numbers: ArrayLike<number>;
  /** by number: 1 left, 0 pruned */
  readonly members: ArrayLike<number>;
  readonly target: number;
  readonly sum: number;
}

interface Bar {
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
}

interface SubsetMarks {
  readonly left: number;
  readonly right: number;
  /** px of the middle of the numbers */
  readonly middle: number;
  readonly footY: number;
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  readonly bars: readonly (Bar & { readonly isKept: boolean })[];
  readonly sum: Bar;
  readonly target: { readonly y: number; readonly textY: number };
}

const TICKS = [-1, -0.5, 0, 0.5, 1];

/** Numbers lie within (−1, 1), sums beside a target within (−½, ½). */
export function layout({ numbers, members, target, sum }: Data, size: Size): SubsetMarks {
  const { em } = size;
  const [left, right] = [em * 3.2, size.width - em * 0.2];
  const y = scaleLinear([-1, 1], [size.height - em * 2, em * 0.8]);
  // over the sum stands what the target is
  const room = em * 7.6;
  const pitch = Math.min((right - room - left) / numbers.length, em * 3);
  const bar = (x: number, width: number, value: number): Bar => ({
    x,
    width,
    y: Math.min(y(0), y(value)),
    height: Math.max(Math.abs(y(value) - y(0)), 1),
  });
  const wide = Math.min(pitch * 0.72, em * 1.8);
  const bars = Array.from(numbers, (number, at) => ({
    ...bar(left + pitch * (at + 0.5) - wide / 2, wide, number),
    isKept: members[at] === 1,
  }));
  const isHigh = target > 0;
  return {
    left,
    right,
    middle: left + (pitch * numbers.length) / 2,
    footY: size.height - em * 0.7,
    ticks: TICKS.map((value) => ({ y: y(value), text: fixed(value, value % 1 === 0 ? 0 : 1) })),
    bars,
    sum: bar(right - em * 2.9, em * 1.8, Math.min(Math.max(sum, -1), 1)),
    target: { y: y(target), textY: y(target) + em * (isHigh ? -0.8 : 0.8) },
  };
}
