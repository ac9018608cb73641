/** Scores as the command line writes them: in their metric's unit, shares in per cent. */
import type { Metric } from '../../lottery/metric';

export const scoreText = ({ unit, digits }: Metric, value: number, decimals = digits): string =>
  unit === 'fraction' ? `${(100 * value).toFixed(decimals)} %` : value.toFixed(decimals).replace('-', '−');

/** A difference, of shares in percentage points, always with its sign. */
export const differenceText = ({ unit, digits }: Metric, value: number): string =>
  `${value < 0 ? '−' : '+'}${Math.abs(unit === 'fraction' ? 100 * value : value).toFixed(digits)}`;
