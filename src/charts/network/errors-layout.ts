/** Places of errors over n, the errors on a logarithmic axis. */
import { scaleLinear, scaleLog } from 'd3';
import { textWidth } from '../kit/format';
import { powerOfTen } from '../kit/numbers';
import type { Box, Spot } from '../kit/place-labels';
import type { Size } from '../kit/use-size';

export interface ErrorsMarks {
  readonly plot: Box;
  readonly xTicks: readonly { readonly x: number; readonly text: string; readonly round: number }[];
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  /** px of each n */
  readonly byN: readonly number[];
  /** each line's spots, in the order of `ns`; what is 0 lies on the lower edge */
  readonly lines: readonly (readonly Spot[])[];
}

/** @param lines of each the errors by `ns`; at least one error is above 0 */
export function layout(ns: readonly number[], lines: readonly (readonly number[])[], size: Size): ErrorsMarks {
  const { em } = size;
  const height = Math.max(size.height, em * 8);
  const positive = lines.flat().filter((error) => error > 0);
  const [low, high] = [Math.min(...positive), Math.max(...positive)];
  const exponents = Array.from(
    { length: Math.floor(Math.log10(high)) - Math.ceil(Math.log10(low)) + 1 },
    (_, at) => Math.ceil(Math.log10(low)) + at,
  );
  const apart = Math.ceil((exponents.length * em * 1.7) / (height - em * 4)) || 1;
  const shown = exponents.filter((exponent) => exponent % apart === 0);
  const texts = shown.map(powerOfTen);
  const plot: Box = {
    left: Math.ceil(Math.max(em * 2, ...texts.map((text) => textWidth(text, em))) + em * 0.6),
    right: Math.floor(size.width - em * 0.6),
    top: Math.ceil(em * 0.6),
    bottom: Math.floor(height - em * 3.4),
  };
  const x = scaleLinear([ns[0], ns.at(-1) ?? ns[0]], [plot.left + em * 0.8, plot.right - em * 0.4]);
  const y = scaleLog([low, high], [plot.bottom - em * 0.4, plot.top + em * 0.4]);
  const pitch = ns.length > 1 ? x(ns[1]) - x(ns[0]) : plot.right - plot.left;
  const every = [1, 2, 4, 8].find((step) => pitch * step >= em * 2) ?? 8;
  return {
    plot,
    xTicks: ns.flatMap((n, round) => (n % every === 0 ? [{ x: x(n), text: String(n), round }] : [])),
    yTicks: shown.map((exponent, at) => ({ y: y(10 ** exponent), text: texts[at] })),
    byN: ns.map((n) => x(n)),
    lines: lines.map((errors) => errors.map((error, at) => ({ x: x(ns[at]), y: error > 0 ? y(error) : plot.bottom }))),
  };
}
