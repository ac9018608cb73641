/** Learning speed by weights remaining: steps to match the full network at its best, or to the best of each, its early stop. */
import { useCallback, useMemo } from 'react';
import { useTexts } from '../../texts';
import { besideTicket } from '../../lottery/pairs';
import { curvesOf } from '../../lottery/results';
import type { Standard } from '../../lottery/metric';
import { SPEEDS, type Speed } from '../../lottery/speed';
import { useArms } from '../kit/use-arms';
import { count, shortCount } from '../kit/format';
import { withLeftOut } from '../kit/left-out';
import { TitleChoice } from '../kit/title-choice';
import { roundMarks, type Ghost, type RoundChartProps, type RoundData, type RoundMarks } from './round-marks';
import { RoundChart } from './round-chart';
import type { Readout } from './round-readout';
import type { Size } from '../kit/use-size';

interface SpeedTexts {
  readonly full: (steps: string) => string;
  /** what open triangles say */
  readonly atLeast?: string;
}

/** From step 0, so that heights compare as times do, to the slowest trial. */
export function layout(
  data: Omit<RoundData, 'quantity'> & { readonly quantity: Speed },
  size: Size,
  { full, atLeast }: SpeedTexts,
): RoundMarks {
  const { ghost, quantity } = data;
  // the recorded run behind a live one stays in sight
  const curves = [data, ...(ghost ? [ghost] : [])].flatMap(({ results, arms }) => curvesOf(results, arms, quantity));
  // a lower bound is no height of a line
  const [start] = curvesOf(data.results, data.arms, quantity)[0]?.points ?? [];
  const reference = start?.round === 0 && start.censored + start.diverged === 0 ? start.mean : null;
  const most = Math.max(1, ...curves.flatMap(({ points }) => points.map(({ max }) => max)));
  return roundMarks(
    data,
    {
      domain: [0, most],
      formatTick: shortCount,
      leastTick: 0,
      mostTick: Infinity,
      reference: reference === null ? null : { value: reference, text: full(count(reference)) },
      atLeast,
      headroom: 1.2,
    },
    size,
  );
}

interface LearningSpeedChartProps extends RoundChartProps {
  /** what tells it */
  readonly speed: Speed;
  /** by what is judged: who acts for a reward counts updates */
  readonly standard: Pick<Standard, 'judge'>;
  /** absent: it stays as it is */
  readonly onSpeed?: (speed: Speed) => void;
  readonly ghost?: Ghost | null;
}

export function LearningSpeedChart(props: LearningSpeedChartProps) {
  const { arms, remaining, stops, speed, onSpeed, selectedRound } = props;
  const { t } = useTexts();
  const context = props.standard.judge.id;
  const { names } = useArms();
  const ghost = props.ghost ?? null;
  const results = useMemo(() => besideTicket(props.results, selectedRound), [props.results, selectedRound]);
  const curves = curvesOf(results, arms, speed);
  const readout: Readout = { curves, remaining, names: names(arms), t, context, speed, format: count, bare: count };
  const atLeast = t(`charts.speed.${speed}.atLeast`, { context });
  const draw = useCallback(
    (size: Size) => {
      const named = { names: names(arms), ghostName: t('charts.round.ghost') };
      return layout({ results, arms, remaining, stops, ghost, quantity: speed, ...named }, size, {
        full: (score) => t('charts.score.full', { score }),
        atLeast,
      });
    },
    [results, arms, remaining, stops, ghost, speed, atLeast, t, names],
  );
  const censored = curves.some(({ points }) => points.some((point) => point.censored > 0));
  return (
    <RoundChart
      title={t('charts.speed.title')}
      subtitle={withLeftOut(t, t(`charts.speed.${speed}.subtitle`, { context }), results)}
      after={[
        t(`charts.speed.${speed}.says`, { context }),
        ...(censored ? [t(`charts.speed.${speed}.censored`, { context })] : []),
      ].join(' ')}
      readout={readout}
      choice={
        onSpeed && (
          <TitleChoice
            label={t('charts.speed.steps', { context })}
            choices={SPEEDS.map((id) => ({ id, text: t(`charts.speed.${id}.choice`) }))}
            value={speed}
            note={withLeftOut(t, '', results)}
            onChange={onSpeed}
          />
        )
      }
      columns={[
        { column: 'stopStep', curves: curvesOf(props.results, arms, 'stopStep'), bounds: 'censored' },
        { column: 'matchStep', curves: curvesOf(props.results, arms, 'matchStep'), bounds: 'unmatched' },
      ]}
      empty={results.length === 0 && !ghost ? t('charts.round.empty') : null}
      className="chart-speed"
      isSmall
      selectedRound={selectedRound}
      onSelectRound={props.onSelectRound}
      formatBeyond={count}
      layout={draw}
    />
  );
}
