/** A curve to draw by hand over weights remaining; later the measured one beside it. */
import { line } from 'd3';
import { useId, useMemo, useRef, type PointerEvent } from 'react';
import { useTexts } from '../../texts';
import type { Standard } from '../../lottery/metric';
import { drawn, withoutGaps, type ByRound, type Point } from '../../lottery/prediction';
import { ArmLine } from '../kit/arm-line';
import { BreakHandle, type Breaks } from './break-handle';
import { Axes } from '../kit/axes';
import { Labels } from '../kit/labels';
import { useArms } from '../kit/use-arms';
import { ChartFrame } from '../kit/chart-frame';
import { chartData } from '../export/chart-data';
import { scoreText } from '../kit/format';
import type { Spot } from '../kit/place-labels';
import { Handles } from './prediction-handles';
import { layout, type Closer } from './prediction-layout';
import { nearestRound } from '../kit/remaining-axis';
import { useSize } from '../kit/use-size';
import { full, ticket } from '../../lottery/run-key';

interface PredictionChartProps {
  readonly remaining: readonly number[];
  readonly guess: ByRound;
  /** measured scores, given only once they may be seen */
  readonly actual: ByRound | null;
  readonly full: number | null;
  readonly standard: Standard;
  /** absent: the guess stands */
  readonly onGuess?: (guess: ByRound) => void;
  /** looked at closer, with what the ticket is compared with */
  readonly closer?: Closer;
  /** instead of a curve: the round that is guessed to break, and the one that does */
  readonly breaks?: Breaks;
}

const path = line<Spot>(
  ({ x }) => x,
  ({ y }) => y,
);

export function PredictionChart(props: PredictionChartProps) {
  const { remaining, guess, actual, full: fullScore, standard, onGuess, breaks, closer } = props;
  const { t } = useTexts();
  const { style } = useArms();
  const [ref, size] = useSize<HTMLDivElement>();
  const clip = useId();
  const isBreak = breaks !== undefined;
  const marks = useMemo(() => {
    if (!size) return null;
    const names = {
      guess: t('lecture.predict.guess'),
      ticket: t('arms.ticket'),
      full: fullScore === null ? '' : t('charts.score.full', { score: scoreText(standard.judge, fullScore) }),
    };
    const never = isBreak ? t('lecture.predict.neverShort') : undefined;
    return layout({ remaining, guess, actual, full: fullScore, standard, never, names, closer }, size);
  }, [remaining, guess, actual, fullScore, standard, isBreak, closer, size, t]);
  // round by round, then the answer behind the last one
  const stops = marks ? [...marks.byRound, ...(marks.never === null ? [] : [marks.never])] : [];
  // where the hand was, and what is drawn so far: moves come faster than the page is drawn
  const stroke = useRef<{ last: Point; guess: ByRound } | null>(null);

  const pointAt = (event: PointerEvent<HTMLElement>): Point | null => {
    if (!marks) return null;
    const box = event.currentTarget.getBoundingClientRect();
    const round = Math.max(1, nearestRound(stops, event.clientX - box.left));
    return { round, value: marks.valueAt(event.clientY - box.top) };
  };
  const canGuess = Boolean(breaks ? breaks.onGuess : onGuess);
  const put = (from: Point | null, to: Point, old: ByRound): void => {
    if (breaks) {
      stroke.current = { last: to, guess: old };
      breaks.onGuess?.(to.round);
      return;
    }
    const next = drawn(old, from, to);
    stroke.current = { last: to, guess: next };
    onGuess?.(next);
  };
  const end = (): void => {
    if (stroke.current && !breaks) onGuess?.(withoutGaps(stroke.current.guess));
    stroke.current = null;
  };
  const hand = canGuess && {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      const at = pointAt(event);
      if (event.button !== 0 || !at) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      put(null, at, guess);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const at = pointAt(event);
      if (at && stroke.current) put(stroke.current.last, at, stroke.current.guess);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
  const guessed = guess.filter((value) => value !== null).length;
  return (
    <ChartFrame
      title={t('lecture.predict.chart')}
      subtitle={t('lecture.predict.chartOf', { context: standard.judge.id })}
      summary={t('lecture.predict.inWords', { count: guessed, rounds: remaining.length - 1 })}
      data={() =>
        chartData(
          t,
          ['round', 'remaining', `guess.${standard.judge.id}`, `measured.${standard.judge.id}`],
          remaining.map((left, round) => [round, left, guess[round] ?? null, actual?.[round] ?? null]),
        )
      }
      className="chart-prediction"
      overRounds
    >
      <div ref={ref} className={canGuess ? 'chart-area chart-hand' : 'chart-area'} {...hand}>
        {size && marks && (
          <>
            <svg className="notranslate" width={size.width} height={size.height} aria-hidden="true">
              <Axes {...marks} xTitle={t('charts.round.xTitle')} em={size.em} />
              {marks.never !== null && (
                <text className="chart-tick chart-tick-x" x={marks.never} y={marks.plot.bottom + size.em * 1.1}>
                  {t('lecture.predict.neverShort')}
                </text>
              )}
              {marks.full !== null && (
                <line
                  className="chart-reference"
                  x1={marks.plot.left}
                  x2={marks.plot.right}
                  y1={marks.full}
                  y2={marks.full}
                />
              )}
              {[
                ['guess', breaks?.guess],
                ['actual', breaks?.actual],
              ].map(([kind, round]) => {
                const x = typeof round === 'number' ? stops[round] : undefined;
                return x === undefined ? null : (
                  <line
                    key={kind}
                    className={`chart-break chart-break-${kind}`}
                    x1={x}
                    x2={x}
                    y1={marks.plot.top}
                    y2={marks.plot.bottom}
                  />
                );
              })}
              <clipPath id={clip}>
                <rect
                  x={marks.plot.left}
                  y={marks.plot.top - size.em * 0.3}
                  width={marks.plot.right - marks.plot.left}
                  height={marks.plot.bottom - marks.plot.top + size.em * 0.3}
                />
              </clipPath>
              <g clipPath={`url(#${clip})`}>
                {marks.misses.map(({ round, x, y1, y2 }) => (
                  <line key={round} className="chart-miss" x1={x} x2={x} y1={y1} y2={y2} />
                ))}
                <path className="chart-guess" d={path([...marks.guess]) ?? ''} />
                {marks.others.map(({ arm, spots }) => (
                  <ArmLine key={arm} arm={arm} spots={spots} className="chart-line" />
                ))}
                {marks.actual.length > 0 && <ArmLine arm={ticket} spots={marks.actual} className="chart-line" />}
                {marks.actual.map(({ x, y }) => (
                  <circle key={x} cx={x} cy={y} r={size.em * 0.22} fill={style(ticket).colour} />
                ))}
              </g>
              <Labels
                labels={marks.labels}
                thin={full}
                fill={(id) => (id === 'guess' || id === full ? 'currentcolor' : style(id).text)}
              />
            </svg>
            {breaks ? (
              <BreakHandle remaining={remaining} breaks={breaks} stops={stops} plot={marks.plot} em={size.em} />
            ) : closer ? null : (
              <Handles {...props} handles={marks.handles} byRound={marks.byRound} bottom={marks.plot.bottom} />
            )}
          </>
        )}
      </div>
    </ChartFrame>
  );
}
