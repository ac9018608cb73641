import type { Metric } from '../../lottery/metric';
import type { Row, Spread } from './rows';
import { differenceText, scoreText } from './score-text';

/** Of differences; those of shares are in percentage points. */
const UNITS = {
  fraction: '',
  nats: ', nats',
  bits: ', bits',
  reward: ', reward per episode',
} as const satisfies Record<Metric['unit'], string>;

const headOf = ({ id, unit }: Metric): string[] => [
  'round',
  'weights remaining',
  'arm',
  'trials',
  'early-stop step',
  'steps to match',
  `test ${id} there`,
  'at the end',
  `against the full network${UNITS[unit]} [95 %]`,
  'steps/s',
];

/** The rows as a table that is Markdown too, its columns aligned. */
export function tableOf(metric: Metric, rows: readonly Row[]): string {
  const titles = headOf(metric);
  const cells = [titles, ...rows.map((row) => cellsOf(metric, row))];
  const widths = titles.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const [head, ...body] = cells.map(line);
  return [head, rule, ...body].join('\n');
}

function cellsOf(metric: Metric, row: Row): string[] {
  const { stopStep, matchStep, difference, trials, diverged, censored, unmatched } = row;
  return [
    String(row.round),
    percent(row.weightsRemaining),
    row.arm,
    diverged > 0 ? `${trials}, ${diverged} diverged` : String(trials),
    stopStep === null ? '–' : `${stopStep.mean.toFixed(0)}${censored > 0 ? `, ${censored} at the end` : ''}`,
    matchStep === null ? '–' : `${matchStep.mean.toFixed(0)}${unmatched > 0 ? `, ${unmatched} never` : ''}`,
    spread(metric, row.testAtStop, trials),
    spread(metric, row.testAtEnd, trials),
    difference === null ? '' : `${differenceText(metric, difference.mean)} ${interval(metric, difference.interval)}`,
    row.stepsPerSecond === null ? '–' : row.stepsPerSecond.toFixed(0),
  ];
}

const percent = (fraction: number): string => `${(100 * fraction).toFixed(2)} %`;

const spread = (metric: Metric, { mean, min, max }: Spread, trials: number): string =>
  trials > 1
    ? `${scoreText(metric, mean)} (${scoreText(metric, min)}–${scoreText(metric, max)})`
    : scoreText(metric, mean);

const interval = (metric: Metric, limits: readonly [number, number] | null): string =>
  limits ? `[${differenceText(metric, limits[0])}, ${differenceText(metric, limits[1])}]` : '[one trial]';
