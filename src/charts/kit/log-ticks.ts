import { ticks } from 'd3';

/** Ranges shorter than a factor of two hold too few round multiples of powers of ten. */
const SHORT = Math.log10(2);

/** 1, 2, 5 times powers of ten between two positive numbers; more of them where the range is short. */
export function logTicks(low: number, high: number): number[] {
  const decades = Math.log10(high / low);
  if (decades < SHORT) return ticks(low, high, 5);
  const digits = decades > 2.5 ? [1] : decades > 0.9 ? [1, 2, 5] : [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
  const from = Math.floor(Math.log10(low));
  const powers = Array.from({ length: Math.ceil(decades) + 2 }, (_, at) => from + at);
  return powers
    .flatMap((power) => digits.map((digit) => Number((digit * 10 ** power).toPrecision(2))))
    .filter((value) => value >= low && value <= high);
}

/** From the roundest on: 1, 5, 2, other single digits, then the rest. */
function roundness(value: number): number {
  const [digits] = value.toExponential().split('e');
  const rank = ['1', '5', '2'].indexOf(digits);
  return rank >= 0 ? rank : digits.length === 1 ? 3 : 4;
}

/** Leaves out ticks whose labels would touch those of rounder numbers. `place`: px of a value. */
export function ticksApart(values: readonly number[], place: (value: number) => number, least: number): number[] {
  const kept: number[] = [];
  for (const value of values.toSorted((a, b) => roundness(a) - roundness(b))) {
    if (kept.every((other) => Math.abs(place(other) - place(value)) >= least)) kept.push(value);
  }
  return values.filter((value) => kept.includes(value));
}
