/** Draws a plane through three networks; a pointer or arrow keys move over the places of its grid. */
import { useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTexts } from '../../texts';
import type { Metric } from '../../lottery/metric';
import type { Three } from '../../lottery/plane';
import { Axes } from '../kit/axes';
import { gridMove } from '../kit/grid-keys';
import { Tooltip } from '../kit/tooltip';
import type { Size } from '../kit/use-size';
import { clamp } from '../kit/view';
import type { PlaneField } from './plane-field';
import { layout } from './plane-layout';
import { heightText, type PlaneNetwork } from './plane-words';

interface PlotProps {
  readonly field: PlaneField;
  readonly metric: Metric;
  readonly networks: Three<PlaneNetwork>;
  /** what a place has of all metrics, in words */
  readonly say: (column: number, row: number) => string;
  readonly label: string;
  readonly size: Size;
}

/** A network's mark: a dot, or a ring. */
export function NetworkMark({ network, r }: { readonly network: PlaneNetwork; readonly r: number }) {
  const { colour, isStart } = network;
  return isStart ? (
    <circle r={r} fill="var(--chart-paper)" stroke={colour} strokeWidth={r * 0.5} />
  ) : (
    <circle r={r} fill={colour} className="chart-dot" />
  );
}

export function PlanePlot({ field, metric, networks, say, label, size }: PlotProps) {
  const { t } = useTexts();
  const [cursor, setCursor] = useState<readonly [column: number, row: number] | null>(null);
  const marks = useMemo(() => layout({ field, metric, networks }, size), [field, metric, networks, size]);
  const { plot, scale } = marks;
  const { em } = size;
  const point = (event: PointerEvent<HTMLDivElement>): void => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const spot = { x: event.clientX - left, y: event.clientY - top };
    const isInside = spot.x >= plot.left && spot.x <= plot.right && spot.y >= plot.top && spot.y <= plot.bottom;
    setCursor(isInside ? marks.nearest(spot) : null);
  };
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const move = gridMove(event);
    if (!move) return;
    const [column, row] = cursor ?? marks.nearest(marks.networks[0]);
    const [columns, rows] = [field.xs.length, field.ys.length];
    setCursor(cursor ? [clamp(column + move[0], 0, columns - 1), clamp(row - move[1], 0, rows - 1)] : [column, row]);
  };
  const place = cursor && { x: marks.xOf(field.xs[cursor[0]]), y: marks.yOf(field.ys[cursor[1]]) };
  const [a, b, c] = marks.networks;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the role follows
    <div
      role="application"
      aria-roledescription={t('charts.plane.role')}
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys move its cursor
      tabIndex={0}
      className="chart-hover chart-plane-plot"
      onKeyDown={press}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => setCursor(null)}
      onBlur={() => setCursor(null)}
    >
      <svg className="notranslate" width={size.width} height={plot.bottom + em * 3.2} aria-hidden="true">
        <Axes plot={plot} xTicks={marks.xTicks} yTicks={marks.yTicks} xTitle={t('charts.plane.xTitle')} em={em} />
        {marks.bands.map(({ path, colour }, at) =>
          at === 0 ? (
            <rect
              key={colour}
              x={plot.left}
              y={plot.top}
              width={plot.right - plot.left}
              height={plot.bottom - plot.top}
              fill={colour}
            />
          ) : (
            <path key={colour} d={path} fill={colour} className="chart-plane-band" />
          ),
        )}
        <path className="chart-plane-ways" d={`M${a.x},${a.y}L${b.x},${b.y}L${c.x},${c.y}Z`} />
        {marks.networks.map(({ x, y, label: at }, which) => {
          const network = networks[which];
          return (
            <g key={network.name}>
              <g transform={`translate(${x},${y})`}>
                <NetworkMark network={network} r={em * 0.42} />
              </g>
              {[network.name, heightText(t, metric, field.networks[which].value)].map((text, line) => (
                <text
                  key={text}
                  className="chart-plane-name"
                  x={at.x}
                  y={at.y + line * em * 1.15}
                  textAnchor={at.anchor}
                  style={{ fill: network.text, fontWeight: line === 0 ? 700 : 400 }}
                >
                  {text}
                </text>
              ))}
            </g>
          );
        })}
        {scale.boxes.map(({ y, height, colour }) => (
          <rect key={colour} x={scale.x} y={y} width={scale.width} height={height} fill={colour} />
        ))}
        <rect
          className="chart-plane-frame"
          x={scale.x}
          y={plot.top}
          width={scale.width}
          height={plot.bottom - plot.top}
        />
        {scale.texts.map(({ y, text }) => (
          <text key={y} className="chart-tick" x={scale.x + scale.width + em * 0.3} y={y}>
            {text}
          </text>
        ))}
        <rect
          className="chart-plane-frame"
          x={plot.left}
          y={plot.top}
          width={plot.right - plot.left}
          height={plot.bottom - plot.top}
        />
        {place && (
          <>
            <circle className="chart-plane-cursor-halo" cx={place.x} cy={place.y} r={em * 0.5} />
            <circle className="chart-plane-cursor" cx={place.x} cy={place.y} r={em * 0.5} />
          </>
        )}
      </svg>
      {cursor && place && (
        <Tooltip x={place.x + em * 0.5} width={size.width} top={Math.max(0, place.y - em * 1.5)}>
          <p>{say(...cursor)}</p>
        </Tooltip>
      )}
      <p className="chart-hidden" aria-live="polite">
        {cursor && say(...cursor)}
      </p>
    </div>
  );
}
