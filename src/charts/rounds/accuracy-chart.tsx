/** Accuracy by weights remaining: the chart the whole page is about. */
import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { worthShowing } from '../../lottery/guessing';
import type { Quantity, RunResult } from '../../lottery/results';
import { summarize } from '../../lottery/statistics';
import { armNames } from '../kit/arm-names';
import { percent, remainingPercent, textWidth } from '../kit/format';
import { withLeftOut } from '../kit/left-out';
import { fixed } from '../kit/numbers';
import { boxOf, overlaps } from '../kit/place-labels';
import { roundMarks, type Ghost, type RoundData, type RoundMarks } from './round-marks';
import { RoundChart } from './round-chart';
import type { Readout } from './round-readout';
import type { Size } from '../kit/use-size';
import { accuracyDomain } from '../kit/value-domain';
import { advantageByRound, winningZones, type Zone } from './winning-zone';
import { curvesOf } from '../../lottery/results';

export type AccuracyQuantity = Exclude<Quantity, 'stopStep'>;

/** Names in files: they say of themselves at which step. */
const COLUMNS = {
  testAccuracyAtStop: 'testAccuracy',
  testAccuracyAtEnd: 'testAccuracy',
  validationAccuracyAtStop: 'validationAccuracy',
  trainAccuracyAtStop: 'trainAccuracy',
  trainAccuracyAtEnd: 'trainAccuracy',
} as const satisfies Record<AccuracyQuantity, string>;

export interface AccuracyData extends RoundData {
  readonly quantity: AccuracyQuantity;
  /** texts inside the plot */
  readonly texts: {
    readonly full: (accuracy: string) => string;
    /** from the longest wording to the shortest */
    readonly winning: readonly string[];
  };
}

export interface AccuracyMarks extends RoundMarks {
  readonly zones: readonly Zone[];
  readonly zoneLabel: { readonly x: number; readonly y: number; readonly text: string } | null;
}

/** Mean accuracy of the full network; null before its first trial is finished. */
export function fullNetwork(results: readonly RunResult[], quantity: AccuracyQuantity): number | null {
  const values = worthShowing(results)
    .filter(({ round }) => round === 0)
    .map((result) => result[quantity]);
  return values.length > 0 ? summarize(values).mean : null;
}

export function layout(data: AccuracyData, size: Size): AccuracyMarks {
  const full = fullNetwork(data.results, data.quantity);
  const { ghost } = data;
  const curves = curvesOf(data.results, data.arms, data.quantity);
  // the recorded run behind a live one stays in sight
  const behind = ghost ? curvesOf(ghost.results, ghost.arms, data.quantity) : [];
  const domain = accuracyDomain(curves, full, { behind });
  const marks = roundMarks(
    data,
    {
      domain,
      formatTick: (value, step) => percent(value, step < 0.001 ? 2 : step < 0.0099 ? 1 : 0),
      mostTick: 1,
      reference: full === null ? null : { value: full, text: data.texts.full(percent(full, 2)) },
      headroom: 2,
    },
    size,
  );
  const advantage = advantageByRound(data.results, data.remaining.length, data.quantity);
  const zones = winningZones(advantage, marks.byRound);
  return { ...marks, zones, zoneLabel: labelOfZone(zones, marks, data.texts.winning, size.em) };
}

/** The zone's name at its top left, in the longest wording that fits. */
function labelOfZone(
  zones: readonly Zone[],
  { plot, labels }: RoundMarks,
  texts: readonly string[],
  em: number,
): AccuracyMarks['zoneLabel'] {
  const widest = zones.toSorted((a, b) => b.right - b.left - (a.right - a.left))[0];
  if (!widest) return null;
  const y = plot.top + em * 0.95;
  for (const text of texts) {
    const x = widest.left + em * 0.5;
    const width = textWidth(text, em);
    const box = boxOf({ text, x: x + width / 2, y }, em);
    const free = labels.every((label) => !overlaps(box, boxOf(label, em)));
    if (x + width < plot.right && width < widest.right - widest.left + em * 4 && free) {
      return { x, y, text };
    }
  }
  return null;
}

export interface AccuracyChartProps {
  readonly results: readonly RunResult[];
  readonly arms: readonly string[];
  /** P_m (0 … 1) after rounds 0 … the last planned one */
  readonly remaining: readonly number[];
  readonly selectedRound: number;
  readonly onSelectRound: (round: number) => void;
  readonly quantity?: AccuracyQuantity;
  readonly ghost?: Ghost | null;
}

export function AccuracyChart(props: AccuracyChartProps) {
  const { results, arms, remaining, selectedRound, quantity = 'testAccuracyAtStop' } = props;
  const { t } = useTranslation();
  const curves = curvesOf(results, arms, quantity);
  const readout: Readout = {
    curves,
    remaining,
    names: armNames(t, arms),
    t,
    isStep: false,
    format: (value) => percent(value, 2),
    bare: (value) => fixed(value * 100, 2),
  };
  const ghost = props.ghost ?? null;
  const draw = useCallback(
    (size: Size) => {
      const texts = {
        full: (accuracy: string) => t('charts.accuracy.full', { accuracy }),
        winning: [t('charts.accuracy.winning'), t('charts.accuracy.winningShort')],
      };
      const named = { names: armNames(t, arms), ghostName: t('charts.round.ghost'), texts };
      return layout({ results, arms, remaining, quantity, ghost, ...named }, size);
    },
    [results, arms, remaining, quantity, ghost, t],
  );
  return (
    <RoundChart
      title={t(`charts.accuracy.title.${quantity}`)}
      subtitle={withLeftOut(t, t('charts.accuracy.subtitle'), results, true)}
      before={endsInWords(t, readout, fullNetwork(results, quantity))}
      readout={readout}
      column={COLUMNS[quantity]}
      empty={results.length === 0 && !ghost ? t('charts.round.empty') : null}
      className="chart-accuracy"
      selectedRound={selectedRound}
      onSelectRound={props.onSelectRound}
      formatBelow={(value) => percent(value, 0)}
      layout={draw}
      renderBackground={({ zones, plot }) => <Zones zones={zones} plot={plot} />}
      renderNotes={({ zoneLabel }) =>
        zoneLabel && (
          <text className="chart-zone-label" x={zoneLabel.x} y={zoneLabel.y}>
            {zoneLabel.text}
          </text>
        )
      }
    />
  );
}

function Zones({ zones, plot }: Pick<AccuracyMarks, 'zones' | 'plot'>) {
  return (
    <g>
      {zones.map(({ left, right }) => (
        <rect
          key={left}
          className="chart-zone"
          x={left}
          width={Math.max(right - left, 2)}
          y={plot.top}
          height={plot.bottom - plot.top}
        />
      ))}
    </g>
  );
}

/** The full network, and where every curve ends; empty before there is a full network. */
function endsInWords(t: TFunction, { curves, remaining, format, names }: Readout, full: number | null): string {
  if (full === null) return '';
  const ends = curves.flatMap(({ arm, points }) => {
    const last = points.at(-1);
    return last && last.round > 0
      ? [
          t('charts.accuracy.end', {
            arm: names[arm],
            accuracy: format(last.mean),
            remaining: remainingPercent(remaining[last.round] ?? 0),
          }),
        ]
      : [];
  });
  return [t('charts.accuracy.start', { accuracy: format(full) }), ...ends].join(' ');
}
