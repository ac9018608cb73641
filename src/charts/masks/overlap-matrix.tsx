/** Overlaps of masks as a matrix of squares with their values. */
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useTexts } from '../../texts';
import { ChartFrame } from '../kit/chart-frame';
import { chartData } from '../export/chart-data';
import { textWidth } from '../kit/format';
import type { Overlap } from './mask-overlap';
import { gridMove } from '../kit/grid-keys';
import { fixed } from '../kit/numbers';
import { useSize, type Size } from '../kit/use-size';
import { clamp } from '../kit/view';
import '../kit/inside-charts.css';

export type Measure = 'jaccard' | 'hamming';

interface OverlapCell {
  readonly row: number;
  readonly column: number;
  readonly x: number;
  readonly y: number;
  /** strength of the square's colour, 0 … 1 */
  readonly shade: number;
  readonly text: string;
}

interface OverlapMarks {
  readonly cells: readonly OverlapCell[];
  readonly side: number;
  /** height of a row, px */
  readonly height: number;
  readonly left: number;
  readonly top: number;
}

/** "0.42", "1", "0.026" */
export const overlapText = (value: number): string =>
  value === 1 || value === 0 ? fixed(value, 0) : fixed(value, value < 0.0995 ? 3 : 2);

/**
 * @param overlaps [row][column]; null where masks are missing
 * @param labelWidth px of the widest row name
 */
export function layout(
  overlaps: readonly (readonly (Overlap | null)[])[],
  measure: Measure,
  labelWidth: number,
  size: Size,
): OverlapMarks {
  const { em } = size;
  const [left, top] = [labelWidth + em * 0.6, em * 1.6];
  const columns = Math.max(1, ...overlaps.map((row) => row.length));
  const side = Math.min((size.width - left) / columns, em * 4.2);
  const height = Math.min(Math.max(side, em * 1.7), em * 2.4);
  const fits = textWidth('0.000', em) < side - em * 0.2;
  return {
    side,
    height,
    left,
    top,
    cells: overlaps.flatMap((cells, row) =>
      cells.flatMap((overlap, column) => {
        if (!overlap) return [];
        const value = overlap[measure];
        return [
          {
            row,
            column,
            x: left + column * side,
            y: top + row * height,
            shade: measure === 'jaccard' ? value : 1 - value,
            text: fits ? overlapText(value) : '',
          },
        ];
      }),
    ),
  };
}

interface OverlapMatrixProps {
  readonly title: string;
  readonly subtitle: string;
  readonly overlaps: readonly (readonly (Overlap | null)[])[] | null;
  readonly rowNames: readonly string[];
  readonly columnNames: readonly string[];
  /** the same, short enough to stand over a column */
  readonly shortNames: readonly string[];
  readonly measure: Measure;
  /** the pair that is selected elsewhere */
  readonly selected: readonly [row: number, column: number] | null;
  /** words while there is nothing to compare */
  readonly empty: string;
}

export function OverlapMatrix(props: OverlapMatrixProps) {
  const { overlaps, rowNames, columnNames, measure, selected } = props;
  const { t } = useTexts();
  const [ref, size] = useSize<HTMLDivElement>();
  const [cursor, setCursor] = useState<readonly [number, number] | null>(null);
  const em = size?.em ?? 12;
  const widest = Math.max(0, ...rowNames.map((name) => textWidth(name, em)));
  const marks = useMemo(
    () => (overlaps && size ? layout(overlaps, measure, Math.min(widest, size.width * 0.4), size) : null),
    [overlaps, measure, widest, size],
  );
  const say = ([row, column]: readonly [number, number]): string => {
    const overlap = overlaps?.[row]?.[column];
    return overlap
      ? t(`inside.overlap.say.${measure}`, {
          row: rowNames[row],
          column: columnNames[column],
          value: overlapText(overlap[measure]),
          chance: overlapText(measure === 'jaccard' ? overlap.jaccardByChance : overlap.hammingByChance),
        })
      : '';
  };
  const shown = cursor ?? selected;
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const move = gridMove(event);
    if (!move) return;
    const [row, column] = shown ?? [0, 0];
    setCursor([clamp(row + move[1], 0, rowNames.length - 1), clamp(column + move[0], 0, columnNames.length - 1)]);
  };
  return (
    <ChartFrame
      title={props.title}
      subtitle={props.subtitle}
      summary={shown ? say(shown) : ''}
      table={() => ({
        columns: [t('inside.overlap.masks'), ...columnNames],
        rows: rowNames.map((name, row) => [
          name,
          ...columnNames.map((_, column) => {
            const overlap = overlaps?.[row]?.[column];
            if (!overlap) return '–';
            const chance = measure === 'jaccard' ? overlap.jaccardByChance : overlap.hammingByChance;
            return `${overlapText(overlap[measure])} (${overlapText(chance)})`;
          }),
        ]),
      })}
      data={() =>
        chartData(
          t,
          ['mask', 'otherMask', 'jaccard', 'jaccardByChance', 'hamming', 'hammingByChance'],
          (overlaps ?? []).flatMap((row, at) =>
            row.flatMap((overlap, column) =>
              overlap
                ? [
                    [
                      rowNames[at],
                      columnNames[column],
                      overlap.jaccard,
                      overlap.jaccardByChance,
                      overlap.hamming,
                      overlap.hammingByChance,
                    ],
                  ]
                : [],
            ),
          ),
        )
      }
      empty={overlaps ? null : props.empty}
      className="chart-overlap"
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the role follows */}
      <div
        ref={ref}
        role="application"
        aria-roledescription={t('inside.overlap.role')}
        aria-label={t('inside.overlap.label', { title: props.title })}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys move its cursor
        tabIndex={0}
        className="chart-area chart-overlap-area"
        style={{ height: marks ? marks.top + marks.height * rowNames.length : undefined }}
        onKeyDown={press}
        onPointerLeave={() => setCursor(null)}
        onBlur={() => setCursor(null)}
      >
        {size && marks && (
          <svg
            className="notranslate"
            width={size.width}
            height={marks.top + marks.height * rowNames.length}
            aria-hidden="true"
          >
            {props.shortNames.map((name, column) => (
              <text
                key={columnNames[column]}
                className={`chart-tick chart-tick-x ${shown?.[1] === column ? 'chart-tick-on' : ''}`}
                x={marks.left + (column + 0.5) * marks.side}
                y={em * 0.8}
              >
                {name}
              </text>
            ))}
            {rowNames.map((name, row) => (
              <text
                key={name}
                className={`chart-tick ${shown?.[0] === row ? 'chart-tick-on' : ''}`}
                x={0}
                y={marks.top + (row + 0.5) * marks.height}
              >
                {name}
              </text>
            ))}
            {marks.cells.map(({ row, column, x, y, shade, text }) => {
              const inner = { x: x + 1, y: y + 1, width: marks.side - 2, height: marks.height - 2 };
              return (
                <g key={`${row}/${column}`} onPointerEnter={() => setCursor([row, column])}>
                  <rect className="chart-overlap-paper" {...inner} />
                  <rect className="chart-overlap-cell" {...inner} opacity={0.08 + 0.5 * shade} />
                  {shown && shown[0] === row && shown[1] === column && (
                    <rect className="chart-overlap-shown" {...inner} />
                  )}
                  <text className="chart-overlap-text" x={x + marks.side / 2} y={y + marks.height / 2}>
                    {text}
                  </text>
                </g>
              );
            })}
          </svg>
        )}
      </div>
      <p className="chart-overlap-readout chart-muted" aria-live="polite">
        {shown ? say(shown) : ''}
      </p>
    </ChartFrame>
  );
}
