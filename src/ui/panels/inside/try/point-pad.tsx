/** The plane of a 2-D set: choose a point by pointer or arrow keys. */
import { useMemo, type KeyboardEvent, type PointerEvent } from 'react';
import { useTexts } from '../../../../texts';
import { ClassKey } from '../../../../charts/network/decision-boundary';
import { fixed } from '../../../../charts/kit/numbers';
import { extentOf, layout, PointMarks, type Points } from '../../../../charts/kit/scatter';
import { useSize } from '../../../../charts/kit/use-size';
import { clamp } from '../../../../charts/kit/view';

/** Most training points drawn. */
const MOST_POINTS = 300;

interface Props {
  readonly points: Points;
  readonly classNames: readonly string[];
  readonly x: number;
  readonly y: number;
  onChange(x: number, y: number): void;
}

export function PointPad({ points, classNames, x, y, onChange }: Props) {
  const { t } = useTexts();
  const [ref, size] = useSize<HTMLDivElement>();
  const extent = useMemo(() => extentOf(points), [points]);
  const marks = useMemo(() => (size ? layout(points, extent, size.width, MOST_POINTS) : []), [points, extent, size]);
  const { low, high } = extent;
  const choose = (nextX: number, nextY: number): void => onChange(clamp(nextX, low, high), clamp(nextY, low, high));
  const point = (event: PointerEvent<HTMLElement>): void => {
    if (event.type === 'pointermove' && event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    choose(
      low + ((event.clientX - box.left) / box.width) * (high - low),
      high - ((event.clientY - box.top) / box.height) * (high - low),
    );
  };
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    const step = ((high - low) / 100) * (event.shiftKey ? 5 : 1);
    choose(x + move[0] * step, y + move[1] * step);
  };
  const scale = (size?.width ?? 0) / (high - low);
  return (
    <div className="chart">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the role follows */}
      <div
        ref={ref}
        className="chart-plane point-pad"
        role="application"
        aria-roledescription={t('inside.try.planeRole')}
        aria-label={t('inside.try.plane', { x: fixed(x, 2), y: fixed(y, 2) })}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys move the point
        tabIndex={0}
        onPointerDown={point}
        onPointerMove={point}
        onKeyDown={press}
      >
        {size && (
          <svg className="notranslate" width={size.width} height={size.width} aria-hidden="true">
            <g opacity={0.55}>
              <PointMarks marks={marks} area={size.em * 1.8} />
            </g>
            <g transform={`translate(${(x - low) * scale},${(high - y) * scale})`} className="point-chosen">
              <path d="M-9,0H9M0,-9V9" />
              <circle r={5} />
            </g>
          </svg>
        )}
      </div>
      <ClassKey classNames={classNames} />
    </div>
  );
}
