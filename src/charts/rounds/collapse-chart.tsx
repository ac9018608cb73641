/** The score by how many times smaller networks are, down to chance: where each method collapses. */
import { useCallback } from 'react';
import { useTexts } from '../../texts';
import type { Standard } from '../../lottery/metric';
import { curvesOf, type Curve } from '../../lottery/results';
import type { Arm } from '../../lottery/run-key';
import { bareScore, scoreText, timesNumber } from '../kit/format';
import { goalWords } from '../kit/goal';
import { crossPath } from '../kit/keys';
import { withLeftOut } from '../kit/left-out';
import { useArms } from '../kit/use-arms';
import type { Size } from '../kit/use-size';
import { RoundChart } from './round-chart';
import type { Ghost, RoundChartProps } from './round-marks';
import type { Readout } from './round-readout';
import { failureText, layout, worseEnd } from './score-layout';
import { mostTrials } from './trial-counts';

const QUANTITY = 'testAtStop';

/** Networks of an arm's own round that have a layer without weights, or none that a path leads through. */
export interface Collapsed {
  readonly arm: Arm;
  readonly round: number;
  readonly trials: readonly number[];
}

interface CollapseChartProps extends RoundChartProps {
  readonly standard: Standard;
  readonly ghost?: Ghost | null;
  readonly collapsed: readonly Collapsed[];
}

export function CollapseChart(props: CollapseChartProps) {
  const { results, arms, remaining, stops, standard, collapsed } = props;
  const { judge } = standard;
  const { t } = useTexts();
  const { names, style } = useArms();
  const ghost = props.ghost ?? null;
  const curves = curvesOf(results, arms, QUANTITY);
  const trialsAt = (arm: Arm, round: number): readonly number[] =>
    collapsed.find((one) => one.arm === arm && one.round === round)?.trials ?? [];
  const isAny = collapsed.length > 0;
  const readout: Readout = {
    curves,
    remaining,
    names: names(arms),
    t,
    speed: null,
    sizes: 'times',
    format: (value) => scoreText(judge, value),
    bare: (value) => bareScore(judge, value),
    more: (arm, round) => {
      const count = trialsAt(arm, round).length;
      return count > 0 ? [t('charts.collapse.of', { count })] : [];
    },
  };
  const draw = useCallback(
    (size: Size) =>
      layout(
        {
          results,
          arms,
          remaining,
          stops,
          quantity: QUANTITY,
          standard,
          ghost,
          sizes: 'times',
          names: names(arms),
          ghostName: t('charts.round.ghost'),
          texts: {
            full: (score) => t('charts.score.full', { score }),
            goal: (goal) => goalWords(t, judge, goal, 'label'),
            failure: (score) => t('charts.score.failure', { score }),
            winning: [],
            beyond: t(`charts.round.beyond.${worseEnd(judge)}`),
            ...(isAny ? { collapsed: t('charts.collapse.key') } : {}),
          },
        },
        size,
      ),
    [results, arms, remaining, stops, standard, ghost, isAny, t, names, judge],
  );
  const most = mostTrials(curves);
  return (
    <RoundChart
      title={t('charts.collapse.title', { score: t(`charts.score.title.${judge.id}.${QUANTITY}`) })}
      subtitle={withLeftOut(t, most > 0 ? t('charts.score.subtitle', { most }) : '', results, true)}
      after={[t('charts.collapse.says', { score: failureText(standard) }), ...inWords(readout, collapsed)].join(' ')}
      readout={readout}
      columns={[
        { column: `test.${judge.id}`, curves },
        { column: 'collapsed', curves: curves.map((curve) => flags(curve, trialsAt)) },
      ]}
      empty={results.length === 0 && !ghost ? t('charts.round.empty') : null}
      className="chart-collapse"
      selectedRound={props.selectedRound}
      onSelectRound={props.onSelectRound}
      formatBeyond={(value) => scoreText(judge, value, 0)}
      layout={draw}
      renderOver={(marks, { em }) =>
        marks.curves.map(({ arm, dots }) =>
          dots
            .filter(({ round }) => trialsAt(arm, round).length > 0)
            .map(({ round, x, y }) => (
              <path
                key={`${arm}/${round}`}
                className="chart-collapsed"
                transform={`translate(${x},${y})`}
                d={crossPath(em * 0.42)}
                stroke={style(arm).colour}
              />
            )),
        )
      }
    />
  );
}

/** 1 for each trial whose network has collapsed, else 0. */
const flags = ({ arm, points }: Curve, trialsAt: (arm: Arm, round: number) => readonly number[]): Curve => ({
  arm,
  points: points.map((point) => ({
    ...point,
    values: point.trials.map((trial) => (trialsAt(arm, point.round).includes(trial) ? 1 : 0)),
  })),
});

/** "SynFlow first has a layer empty at 200 times smaller": weights may come back. */
function inWords({ curves, names, t }: Readout, collapsed: readonly Collapsed[]): string[] {
  return curves.flatMap(({ arm, points }) => {
    const first = points.find(({ round }) => collapsed.some((one) => one.arm === arm && one.round === round));
    if (!first) return [];
    return [t('charts.collapse.from', { arm: names[arm], times: timesNumber(1 / first.remaining) })];
  });
}
