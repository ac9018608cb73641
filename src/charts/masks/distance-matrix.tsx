/** Distances of channel masks along one training: a dark square forms where the mask has come to rest (You et al. 2020, Fig. 3). */
import { useMemo, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import type { Looks } from '../../lottery/early-bird';
import { LOOK_BACKS } from '../../lottery/early-bird';
import { useTexts } from '../../texts';
import { chartData } from '../export/chart-data';
import { ChartFrame } from '../kit/chart-frame';
import { formatNumber } from '../kit/numbers';
import { gridMove } from '../kit/grid-keys';
import { useSize } from '../kit/use-size';
import { clamp } from '../kit/view';
import { layout, SHADES } from './distance-matrix-layout';
import '../kit/inside-charts.css';

interface DistanceMatrixProps {
  /** null: nothing is trained yet */
  readonly looks: Looks | null;
  /** of the channels that go, 0 … 1 */
  readonly share: number;
  /** ε of the rule, 0 … 1 */
  readonly distance: number;
  /** beside the title: what share */
  readonly choice: ReactNode;
}

/** "4.1 %" */
const percentText = (value: number): string =>
  formatNumber(value, { style: 'percent', maximumFractionDigits: value < 0.1 ? 1 : 0 });
const opacityOf = (shade: number): number => 0.04 + (0.9 * shade) / (SHADES - 1);

export function DistanceMatrix({ looks, share, distance, choice }: DistanceMatrixProps) {
  const { t } = useTexts();
  const [ref, size] = useSize<HTMLDivElement>();
  const [cursor, setCursor] = useState<readonly [row: number, column: number] | null>(null);
  const marks = useMemo(() => (looks && size ? layout(looks, LOOK_BACKS, size) : null), [looks, size]);
  const steps = looks?.steps ?? [];
  const emerged = looks?.emerged ?? null;
  const step = (at: number): string => formatNumber(steps[at] ?? 0, {});
  const chance = percentText(looks?.chance ?? 0);
  const say = ([row, column]: readonly [number, number]): string =>
    t('charts.distances.say', {
      one: step(row),
      other: step(column),
      distance: percentText(looks?.distances[row]?.[column] ?? 0),
      chance,
    });
  const last = steps.length - 1;
  const found =
    emerged === null || !looks
      ? t('charts.distances.never', { distance: percentText(distance), last: step(last) })
      : [
          t('charts.distances.emerged', { step: step(emerged), distance: percentText(distance) }),
          ...(emerged < last
            ? [t('charts.distances.end', { last: step(last), distance: percentText(looks.distances[last][emerged]) })]
            : []),
        ].join(' ');
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const move = gridMove(event);
    if (!move) return;
    const [row, column] = cursor ?? [emerged ?? 0, emerged ?? 0];
    setCursor([clamp(row + move[1], 0, steps.length - 1), clamp(column + move[0], 0, steps.length - 1)]);
  };
  const point = (event: PointerEvent<SVGSVGElement>): void => {
    if (!marks) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const at = (px: number): number | undefined => marks.shown[Math.floor(px / marks.side)];
    const [row, column] = [at(event.clientY - top - marks.top), at(event.clientX - left - marks.left)];
    setCursor(row === undefined || column === undefined ? null : [row, column]);
  };
  const title = t('charts.distances.title');
  const placeOf = (at: number): number =>
    marks
      ? Math.max(
          0,
          marks.shown.findLastIndex((own) => own <= at),
        )
      : 0;
  return (
    <ChartFrame
      title={title}
      subtitle={t('charts.distances.subtitle', { share: percentText(share), chance })}
      summary={looks ? found : ''}
      table={() => ({
        columns: [t('charts.distances.step'), ...steps.map((_, at) => step(at))],
        rows: steps.map((_, row) => [step(row), ...steps.map((__, at) => percentText(looks?.distances[row][at] ?? 0))]),
      })}
      data={() =>
        chartData(
          t,
          ['step', 'otherStep', 'shareGone', 'distance', 'distanceByChance'],
          steps.flatMap((one, row) =>
            steps.map((other, column) => [
              one,
              other,
              share,
              looks?.distances[row][column] ?? null,
              looks?.chance ?? null,
            ]),
          ),
        )
      }
      empty={looks && steps.length > 0 ? null : t('charts.distances.empty')}
      className="chart-overlap"
      choice={choice}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the role follows */}
      <div
        ref={ref}
        role="application"
        aria-roledescription={t('charts.distances.role')}
        aria-label={t('charts.distances.label', { title })}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys move its cursor
        tabIndex={0}
        className="chart-area chart-overlap-area"
        onKeyDown={press}
        onBlur={() => setCursor(null)}
      >
        {size && marks && (
          <svg
            className="notranslate"
            width={size.width}
            height={marks.top + marks.length + size.em * 3}
            aria-hidden="true"
            onPointerMove={point}
            onPointerLeave={() => setCursor(null)}
          >
            {marks.paths.map((path, shade) => (
              <path key={opacityOf(shade)} className="chart-overlap-cell" d={path} opacity={opacityOf(shade)} />
            ))}
            {marks.ticks.map(({ at, step: of }) => (
              <g key={of}>
                <text className="chart-tick" x={0} y={marks.top + at}>
                  {formatNumber(of, {})}
                </text>
                <text
                  className="chart-tick chart-tick-x"
                  x={marks.left + at}
                  y={marks.top + marks.length + size.em * 0.9}
                >
                  {formatNumber(of, {})}
                </text>
              </g>
            ))}
            {marks.found && (
              <rect
                className="chart-overlap-shown"
                x={marks.left + marks.found.at}
                y={marks.top + marks.found.at}
                width={marks.found.length}
                height={marks.found.length}
              />
            )}
            {cursor && (
              <rect
                className="chart-overlap-shown"
                x={marks.left + placeOf(cursor[1]) * marks.side}
                y={marks.top + placeOf(cursor[0]) * marks.side}
                width={marks.side}
                height={marks.side}
              />
            )}
            <g transform={`translate(${marks.left + size.em} ${marks.top + marks.length + size.em * 2})`}>
              {marks.paths.map((_, shade) => (
                <rect
                  key={opacityOf(shade)}
                  className="chart-overlap-cell"
                  x={(SHADES - 1 - shade) * size.em * 0.7}
                  width={size.em * 0.7}
                  height={size.em * 0.7}
                  opacity={opacityOf(shade)}
                />
              ))}
              <text className="chart-tick" x={-size.em} y={size.em * 0.36}>
                0
              </text>
              <text className="chart-tick" x={SHADES * size.em * 0.7 + size.em * 0.4} y={size.em * 0.36}>
                {t('charts.distances.chance', { chance })}
              </text>
            </g>
          </svg>
        )}
      </div>
      <p className="chart-overlap-readout chart-muted" aria-live="polite">
        {cursor ? say(cursor) : found}
      </p>
    </ChartFrame>
  );
}
