/** Weights left per unit of one layer: into it upwards, out of it downwards, the best connected first. */
import { scaleLinear } from 'd3';
import { useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTexts } from '../../texts';
import { ChartFrame } from '../kit/chart-frame';
import { layerTitle } from '../kit/layer-name';
import { chartData } from '../export/chart-data';
import { isDead, type UnitLayer } from './connectivity';
import { count } from '../kit/format';
import { Tooltip } from '../kit/tooltip';
import { useSize, type Size } from '../kit/use-size';
import { clamp } from '../kit/view';
import '../kit/inside-charts.css';

interface UnitBar {
  readonly unit: number;
  readonly x: number;
  readonly up: number;
  readonly down: number;
  readonly dead: boolean;
}

interface UnitMarks {
  readonly bars: readonly UnitBar[];
  readonly pitch: number;
  /** px of a bar */
  readonly thick: number;
  /** px of the line that units stand on */
  readonly middle: number;
  readonly mostIn: number;
  readonly mostOut: number;
}

/** Lines of text above and below the bars: what they count. */
const LABEL = 1.35;

/** Units by the product of weights in and out, dead ones last. */
export function layout(layer: UnitLayer, size: Size): UnitMarks {
  const { incoming, outgoing } = layer;
  const { em } = size;
  const flow = (unit: number): number => incoming[unit] * (outgoing?.[unit] ?? 1);
  const order = Array.from(incoming.keys()).toSorted((a, b) => flow(b) - flow(a) || incoming[b] - incoming[a] || a - b);
  const mostIn = incoming.reduce((a, b) => Math.max(a, b), 1);
  const mostOut = outgoing?.reduce((a, b) => Math.max(a, b), 1) ?? 0;
  const top = em * LABEL;
  const bottom = size.height - em * (outgoing ? LABEL : 0.4); // a dead unit's dot stands on the line
  const middle = outgoing ? top + (bottom - top) * 0.58 : bottom;
  const up = scaleLinear([0, mostIn], [0, middle - top]);
  const down = scaleLinear([0, Math.max(mostOut, 1)], [0, bottom - middle]);
  const pitch = size.width / order.length;
  return {
    middle,
    mostIn,
    mostOut,
    pitch,
    thick: Math.min(Math.max(pitch * 0.8, 0.6), em * 1.6),
    bars: order.map((unit, at) => ({
      unit,
      x: (at + 0.5) * pitch,
      up: up(incoming[unit]),
      down: down(outgoing?.[unit] ?? 0),
      dead: isDead(layer, unit),
    })),
  };
}

/** All bars of one direction as one path. */
const pathOf = (bars: readonly UnitBar[], middle: number, height: (bar: UnitBar) => number): string =>
  bars.map((bar) => `M${bar.x.toFixed(2)},${middle}v${height(bar).toFixed(2)}`).join('');

interface UnitBarsProps {
  readonly layer: UnitLayer;
  /** a unit looked at elsewhere, marked */
  readonly unit: number | null;
}

export function UnitBars({ layer, unit }: UnitBarsProps) {
  const { t } = useTexts();
  const [ref, size] = useSize<HTMLDivElement>();
  const [pointed, setPointed] = useState<number | null>(null);
  const marks = useMemo(() => (size ? layout(layer, size) : null), [layer, size]);
  const { incoming, outgoing } = layer;
  const units = incoming.length;
  const kind = layer.isConv ? 'conv' : 'dense';
  const say = (at: number): string =>
    t(`inside.unitsOf.${kind}.${outgoing ? 'unit' : 'unitIn'}`, {
      unit: count(at + 1),
      incoming: count(incoming[at]),
      outgoing: count(outgoing?.[at] ?? 0),
    });
  const point = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    setPointed(clamp(Math.floor(((event.clientX - box.left) / box.width) * units), 0, units - 1));
  };
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -units, End: units }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setPointed(clamp(pointed === null ? 0 : pointed + step, 0, units - 1));
  };
  const title = layerTitle(t, layer);
  const shown = marks?.bars.find((bar) => bar.unit === unit);
  const looked = pointed === null ? null : (marks?.bars[pointed] ?? null);
  return (
    <ChartFrame
      title={title}
      subtitle={t(`inside.unitsOf.${kind}.subtitle`, { count: units, dead: count(layer.dead) })}
      summary={t(`inside.unitsOf.${kind}.inWords`, {
        units: count(units),
        dead: count(layer.dead),
        mostIn: count(marks?.mostIn ?? 0),
        mostOut: count(marks?.mostOut ?? 0),
      })}
      table={() => ({
        columns: [
          t(`inside.unitsOf.${kind}.column`),
          t('inside.units.in'),
          ...(outgoing ? [t('inside.units.out')] : []),
        ],
        rows: Array.from(incoming, (left, at) => [
          count(at + 1),
          count(left),
          ...(outgoing ? [count(outgoing[at])] : []),
        ]),
      })}
      data={() =>
        chartData(
          t,
          ['unit', 'incoming', 'outgoing'],
          Array.from(incoming, (left, at) => [at + 1, left, outgoing?.[at] ?? null]),
        )
      }
      className="chart-units"
    >
      <div
        ref={ref}
        className="chart-area chart-unit-area"
        role="slider"
        tabIndex={0}
        aria-label={t(`inside.unitsOf.${kind}.label`, { layer: title })}
        aria-valuemin={1}
        aria-valuemax={units}
        aria-valuenow={(looked?.unit ?? 0) + 1}
        aria-valuetext={looked ? say(looked.unit) : t(`inside.unitsOf.${kind}.none`)}
        style={{ height: `${outgoing ? 9 : 5.6}em` }}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setPointed(null)}
        onBlur={() => setPointed(null)}
        onKeyDown={press}
      >
        {size && marks && (
          <svg className="notranslate" width={size.width} height={size.height} aria-hidden="true">
            <path
              className="chart-unit-in"
              strokeWidth={marks.thick}
              d={pathOf(marks.bars, marks.middle, ({ up }) => -up)}
            />
            {outgoing && (
              <path
                className="chart-unit-out"
                strokeWidth={marks.thick}
                d={pathOf(marks.bars, marks.middle, ({ down }) => down)}
              />
            )}
            <line className="chart-unit-axis" x1={0} x2={size.width} y1={marks.middle} y2={marks.middle} />
            {marks.bars
              .filter(({ dead }) => dead)
              .map((bar) => (
                <circle
                  key={bar.unit}
                  className="chart-unit-dead"
                  cx={bar.x}
                  cy={marks.middle}
                  r={Math.min(Math.max(marks.pitch * 0.4, 1), size.em * 0.3)}
                />
              ))}
            {shown && <path className="chart-unit-shown" d={`M${shown.x},${marks.middle - shown.up - 3}l-4,-6h8z`} />}
            {looked && <line className="chart-selected" x1={looked.x} x2={looked.x} y1={0} y2={size.height} />}
            <text className="chart-tick" x={0} y={size.em * 0.6}>
              {t('inside.units.inMost', { most: count(marks.mostIn) })}
            </text>
            {outgoing && (
              <text className="chart-tick" x={0} y={size.height - size.em * 0.6}>
                {t('inside.units.outMost', { most: count(marks.mostOut) })}
              </text>
            )}
          </svg>
        )}
        {looked && size && (
          <Tooltip x={looked.x} width={size.width} top={size.em * 1.4}>
            {say(looked.unit)}
          </Tooltip>
        )}
      </div>
    </ChartFrame>
  );
}
