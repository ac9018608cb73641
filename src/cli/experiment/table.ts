import type { Row, Spread } from './rows';

const HEAD = [
  'round',
  'weights remaining',
  'arm',
  'trials',
  'early-stop step',
  'test accuracy there',
  'at the end',
  'against the full network [95 %]',
  'steps/s',
];

/** The rows as a table that is Markdown too, its columns aligned. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const [head, ...body] = cells.map(line);
  return [head, rule, ...body].join('\n');
}

function cellsOf(row: Row): string[] {
  const { stopStep, difference, trials, diverged, censored } = row;
  return [
    String(row.round),
    row.weightsRemaining === null ? '–' : percent(row.weightsRemaining),
    row.arm,
    diverged > 0 ? `${trials}, ${diverged} diverged` : String(trials),
    stopStep === null ? '–' : `${stopStep.mean.toFixed(0)}${censored > 0 ? `, ${censored} at the end` : ''}`,
    accuracy(row.testAccuracyAtStop, trials),
    accuracy(row.testAccuracyAtEnd, trials),
    difference === null ? '' : `${points(difference.mean)} ${interval(difference.interval)}`,
    row.stepsPerSecond === null ? '–' : row.stepsPerSecond.toFixed(0),
  ];
}

const percent = (fraction: number): string => `${(100 * fraction).toFixed(2)} %`;

const accuracy = ({ mean, min, max }: Spread, trials: number): string =>
  trials > 1 ? `${percent(mean)} (${percent(min)}–${percent(max)})` : percent(mean);

/** A difference of fractions in percentage points, always with its sign. */
const points = (fraction: number): string => `${fraction < 0 ? '−' : '+'}${Math.abs(100 * fraction).toFixed(2)}`;

const interval = (limits: readonly [number, number] | null): string =>
  limits ? `[${points(limits[0])}, ${points(limits[1])}]` : '[one trial]';
