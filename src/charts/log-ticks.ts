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
