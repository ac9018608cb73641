/** Training accuracy − test accuracy, by weights remaining: do tickets generalize better? */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { curvesOf, type Gap, type RunResult } from '../../lottery/results';
import { armNames } from '../kit/arm-names';
import { withLeftOut } from '../kit/left-out';
import { roundMarks, type RoundData, type RoundMarks } from './round-marks';
import { RoundChart } from './round-chart';
import type { Readout } from './round-readout';
import { fixed } from '../kit/numbers';
import type { Size } from '../kit/use-size';

/** Least height of the axis: half a percentage point. */
const LEAST = 0.005;

/** 0 is always in sight: a gap is judged by its distance from none. */
export function layout(data: RoundData & { readonly quantity: Gap }, size: Size): RoundMarks {
  const values = curvesOf(data.results, data.arms, data.quantity).flatMap(({ points }) =>
    points.flatMap(({ min, max }) => [min, max]),
  );
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  return roundMarks(
    data,
    {
      domain: [low, Math.max(high, low + LEAST)],
      formatTick: (value, step) => gapNumber(value, step < 0.01 ? 1 : 0),
      leastTick: -1,
      mostTick: 1,
      reference: null,
      headroom: 1,
    },
    size,
  );
}

/** In percentage points: 0.0123 → "1.2", −0.001 → "−0.1". */
export const gapNumber = (value: number, digits: number): string =>
  fixed(Number((value * 100).toFixed(digits)) || 0, digits);

export interface GapChartProps {
  readonly results: readonly RunResult[];
  readonly arms: readonly string[];
  /** P_m (0 … 1) after rounds 0 … the last planned one */
  readonly remaining: readonly number[];
  readonly selectedRound: number;
  readonly onSelectRound: (round: number) => void;
  readonly quantity: Gap;
}

export function GapChart(props: GapChartProps) {
  const { results, arms, remaining, selectedRound, quantity } = props;
  const { t } = useTranslation();
  const readout: Readout = {
    curves: curvesOf(results, arms, quantity),
    remaining,
    names: armNames(t, arms),
    t,
    isStep: false,
    format: (value) => t('inside.gap.points', { value: gapNumber(value, 2) }),
    bare: (value) => gapNumber(value, 2),
  };
  const draw = useCallback(
    (size: Size) => layout({ results, arms, remaining, quantity, ghost: null, names: armNames(t, arms) }, size),
    [results, arms, remaining, quantity, t],
  );
  return (
    <RoundChart
      title={t('inside.gap.title')}
      subtitle={withLeftOut(t, t(`inside.gap.subtitle.${quantity}`), results)}
      readout={readout}
      column="gap"
      empty={results.length === 0 ? t('charts.round.empty') : null}
      className="chart-gap"
      isSmall
      selectedRound={selectedRound}
      onSelectRound={props.onSelectRound}
      formatBelow={readout.format}
      layout={draw}
    />
  );
}
