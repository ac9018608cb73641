/** The curves as words and numbers: tooltip, table and the selected round in a sentence. */
import type { Translate } from '../../texts';
import { useArms } from '../kit/use-arms';
import type { ChartTable } from '../kit/chart-frame';
import { chartData, type ChartData, type Column } from '../export/chart-data';
import { ofTrials, percent, remainingPercent, timesNumber } from '../kit/format';
import { pointAt, type Curve, type CurvePoint } from '../../lottery/results';
import type { Speed } from '../../lottery/speed';
import { withSizes } from '../../lottery/masks';
import { full, type Arm } from '../../lottery/run-key';

export interface Readout {
  readonly curves: readonly Curve[];
  /** of the ticket, by round */
  readonly remaining: readonly number[];
  /** what only other chains have, in the order of what can be selected behind the ticket's rounds; absent: nothing */
  readonly others?: readonly number[];
  readonly names: Readonly<Record<string, string>>;
  readonly format: (value: number) => string;
  /** the same without unit */
  readonly bare: (value: number) => string;
  /** steps that tell learning speed: "≥" where they are lower bounds; null: no steps */
  readonly speed: Speed | null;
  /** of texts: the metric that judges, where it has words of its own */
  readonly context?: string;
  /** how sizes are told: "5 % remaining", or "20 times smaller"; default the former */
  readonly sizes?: 'remaining' | 'times';
  /** what else is said of an arm in a round of its own */
  readonly more?: (arm: Arm, round: number) => readonly string[];
  readonly t: Translate;
}

/** A quantity among the columns of a file. */
export interface DataColumn {
  readonly column: Column;
  readonly curves: readonly Curve[];
  /** of how many trials it is only a lower bound */
  readonly bounds?: Column;
}

/** Mean with "≥" where some steps are only lower bounds. */
const mean = (point: CurvePoint, { format, speed }: Readout): string =>
  `${speed && point.censored > 0 ? '≥\u202f' : ''}${format(point.mean)}`;

/** "95.69 – 96.19 %" on one line, empty for one trial. */
const range = (point: CurvePoint, { bare, format }: Readout): string =>
  point.n > 1 ? `${bare(point.min)}\u00a0–\u00a0${format(point.max)}` : '';

const leftAt = ({ remaining, others = [] }: Readout, round: number): number =>
  remaining[round] ?? others[round - remaining.length] ?? 1;

/** Curves to read at a round: those that have as many weights. At round 0 all start from the one full network. */
function rowsAt({ curves, names, remaining, others = [] }: Readout, round: number) {
  const shown = round === 0 ? curves.slice(0, 1) : curves;
  return shown.flatMap((curve) => {
    const point = pointAt(curve, [...remaining, ...others], round);
    const arm = round === 0 ? full : curve.arm;
    return point ? [{ arm, name: names[arm] ?? arm, point }] : [];
  });
}

export function RoundTooltip({ readout, round }: { readonly readout: Readout; readonly round: number }) {
  const { t } = readout;
  const left = leftAt(readout, round);
  const inWeights = t('charts.round.remaining', { remaining: remainingPercent(left) });
  const times = t('charts.collapse.times', { times: timesNumber(1 / left) });
  const { style } = useArms();
  const rows = rowsAt(readout, round);
  // said once where all rows say the same
  const said = rows.map(({ arm, point }) => notes(arm, point, readout).join(', '));
  const [first] = said;
  const same = said.every((note) => note === first);
  return (
    <>
      <p>
        <strong>{readout.sizes === 'times' ? times : inWeights}</strong>{' '}
        <span className="chart-muted">
          ({readout.sizes === 'times' ? inWeights : t('charts.round.sparsity', { sparsity: percent(1 - left, 1) })})
          {same && first && `, ${first}`}
        </span>
      </p>
      {rows.length === 0 && <p className="chart-muted">{t('charts.round.none')}</p>}
      {rows.length > 0 && (
        <table>
          <tbody>
            {rows.map(({ arm, name, point }, at) => (
              <tr key={arm}>
                <th scope="row" style={{ color: style(arm).text }}>
                  {name}
                </th>
                <td>
                  <strong>{mean(point, readout)}</strong>
                </td>
                <td>{range(point, readout)}</td>
                {!same && <td className="chart-muted">{said[at]}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** "n = 3, 1 diverged, 2 still improving" */
function notes(arm: Arm, point: CurvePoint, { speed, more, t }: Readout): string[] {
  const { n, diverged, censored } = point;
  return [
    ofTrials(n),
    ...(diverged > 0 ? [t('charts.round.diverged', { count: diverged })] : []),
    ...(speed && censored > 0 ? [t(`charts.speed.${speed}.bounds`, { count: censored })] : []),
    ...(more?.(arm, point.round) ?? []),
  ];
}

/** "Round 3, 28 % of the weights remaining: Ticket 96.3 %, Reinitialized 95.0 %." */
export function roundInWords(readout: Readout, round: number): string {
  const { remaining, t } = readout;
  const rows = rowsAt(readout, round);
  const values =
    rows.length > 0
      ? rows.map(({ name, point }) => `${name} ${mean(point, readout)}`).join(', ')
      : t('charts.round.none');
  const left = remainingPercent(leftAt(readout, round));
  // no round of the ticket's
  if (round >= remaining.length) return t('charts.round.othersInWords', { remaining: left, values });
  return t('charts.round.inWords', { round, remaining: left, values });
}

export function roundTable(readout: Readout): ChartTable {
  const { curves, remaining, names, t } = readout;
  // how many trials there are is said once, in the head, where a curve's rounds all have as many
  const [first] = curves.map(({ points }) => points.map(({ n }) => n));
  const same = curves.every(({ points }) => points.every(({ n }) => n === first[0]));
  // what chains of other sizes have stands in lines of its own
  const stops = withSizes(
    remaining,
    curves.flatMap(({ points }) => points.map((point) => point.remaining)),
  );
  const cell = (arm: Arm, point: CurvePoint | undefined): string => {
    if (!point) return '–';
    const between = point.n > 1 ? ` (${range(point, readout)})` : '';
    return [`${mean(point, readout)}${between}`, ...notes(arm, point, readout).slice(same ? 1 : 0)].join(', ');
  };
  const head = [t('charts.round.meanAndRange'), ...(same && first ? [ofTrials(first[0])] : [])].join(', ');
  return {
    columns: [t('charts.weightsRemaining'), ...curves.map(({ arm }) => `${names[arm] ?? arm}, ${head}`)],
    rows: stops.flatMap((left, at) => {
      const points = curves.map((curve) => pointAt(curve, stops, at));
      return points.some(Boolean)
        ? [[remainingPercent(left), ...points.map((point, curve) => cell(curves[curve].arm, point))]]
        : [];
    }),
  };
}

/** Every trial in full: one row a round, arm and trial. @param columns the first has all trials that are told */
export function roundData({ names, context, t }: Readout, columns: readonly DataColumn[]): ChartData {
  const [{ curves }] = columns;
  const hasBounds = columns.some(({ bounds }) => bounds);
  const rows = curves.flatMap(({ arm, points }, curve) =>
    points
      .filter(({ round }) => round > 0 || curve === 0) // all start from the one full network
      .flatMap(({ round, remaining, trials }) =>
        trials.map((trial) => [
          round,
          remaining,
          names[round === 0 ? full : arm] ?? arm,
          trial + 1,
          ...columns.flatMap(({ curves: own, bounds }) => {
            const point = own[curve].points.find((other) => other.round === round);
            const value = point?.values[point.trials.indexOf(trial)] ?? null;
            return [value, ...(bounds ? [point?.censored ?? null] : [])];
          }),
          ...(hasBounds ? [trials.length] : []),
        ]),
      ),
  );
  const named = columns.flatMap(({ column, bounds }) => [column, ...(bounds ? [bounds] : [])]);
  return chartData(
    t,
    ['round', 'remaining', 'arm', 'trial', ...named, ...(hasBounds ? (['trials'] as const) : [])],
    rows,
    { context },
  );
}
