/** Score in training − in test, by weights remaining: do tickets generalize better? */
import { useCallback } from 'react';
import { useTexts } from '../../texts';
import type { Metric, Standard } from '../../lottery/metric';
import { curvesOf, type Gap } from '../../lottery/results';
import { useArms } from '../kit/use-arms';
import { withLeftOut } from '../kit/left-out';
import { roundMarks, type RoundChartProps, type RoundData, type RoundMarks } from './round-marks';
import { RoundChart } from './round-chart';
import type { Readout } from './round-readout';
import { decimalsAt } from '../kit/format';
import { fixed } from '../kit/numbers';
import type { Size } from '../kit/use-size';

/** Least height of the axis, in parts of what a ticket breaks at: half a percentage point of accuracy. */
const LEAST = 0.5;

/** 0 is always in sight: a gap is judged by its distance from none. */
export function layout(
  data: RoundData & { readonly quantity: Gap; readonly standard: Standard },
  size: Size,
): RoundMarks {
  const { judge, margin } = data.standard;
  const values = curvesOf(data.results, data.arms, data.quantity).flatMap(({ points }) =>
    points.flatMap(({ min, max }) => [min, max]),
  );
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  return roundMarks(
    data,
    {
      domain: [low, Math.max(high, low + margin * LEAST)],
      formatTick: (value, step) => gapNumber(judge, value, decimalsAt(judge, step)),
      leastTick: -Infinity,
      mostTick: Infinity,
      reference: null,
      headroom: 1,
    },
    size,
  );
}

/** In the metric's unit, fractions in percentage points: 0.0123 → "1.2", −0.001 → "−0.1". */
export const gapNumber = ({ unit }: Metric, value: number, digits: number): string =>
  fixed(Number((unit === 'fraction' ? value * 100 : value).toFixed(digits)) || 0, digits);

interface GapChartProps extends RoundChartProps {
  readonly quantity: Gap;
  readonly standard: Standard;
}

export function GapChart(props: GapChartProps) {
  const { results, arms, remaining, stops, selectedRound, quantity, standard } = props;
  const { judge } = standard;
  const { t } = useTexts();
  const { names } = useArms();
  const readout: Readout = {
    curves: curvesOf(results, arms, quantity),
    remaining,
    names: names(arms),
    t,
    speed: null,
    format: (value) => t('inside.gap.points', { value: gapNumber(judge, value, judge.digits), context: judge.unit }),
    bare: (value) => gapNumber(judge, value, judge.digits),
  };
  const draw = useCallback(
    (size: Size) =>
      layout({ results, arms, remaining, stops, quantity, standard, ghost: null, names: names(arms) }, size),
    [results, arms, remaining, stops, quantity, standard, names],
  );
  return (
    <RoundChart
      title={t('inside.gap.title')}
      subtitle={withLeftOut(t, t(`inside.gap.subtitle.${judge.id}.${quantity}`), results)}
      readout={readout}
      columns={[{ column: `gap.${judge.id}`, curves: readout.curves }]}
      empty={results.length === 0 ? t('charts.round.empty') : null}
      className="chart-gap"
      isSmall
      selectedRound={selectedRound}
      onSelectRound={props.onSelectRound}
      formatBeyond={readout.format}
      layout={draw}
    />
  );
}
