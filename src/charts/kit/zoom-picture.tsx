/** A picture of cells on canvas with zoom, pan and a cursor: wheel, pinch, drag, keys, buttons. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTexts } from '../../texts';
import { paint, type Palette } from './pixels';
import { WHOLE, clamp, panBy, placeAt, showCell, zoomAt, type View } from './view';
import { draw, type Cell } from './zoom-draw';

interface ZoomPictureProps {
  /** packed, [rows, columns]; null while they are made */
  readonly pixels: Uint32Array | null;
  readonly columns: number;
  readonly rows: number;
  /** px */
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
  readonly label: string;
  /** a cell outlined from outside */
  readonly cell: Cell | null;
  /** 1 where a cell is hatched, [rows, columns] */
  readonly hatched?: Uint8Array;
  /** cells that only lie between others: the cursor steps over them */
  readonly isGap?: (column: number, row: number) => boolean;
  /** the cell in words, spoken as the cursor moves */
  readonly say: (column: number, row: number) => string;
  readonly onCell: (cell: Cell | null) => void;
}

/** A pixel that covers, whatever its colour. */
const OPAQUE = 0xff000000;

/** px of one cell at the largest zoom */
const LARGEST_CELL = 28;

export function ZoomPicture(props: ZoomPictureProps) {
  const { pixels, columns, rows, width, height, palette, label, say, onCell, hatched = null, isGap } = props;
  const { t } = useTexts();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [view, setView] = useState<View>(WHOLE);
  const [cursor, setCursor] = useState<Cell | null>(null);
  const pointers = useRef(new Map<number, readonly [x: number, y: number]>());
  const most = Math.max((LARGEST_CELL * columns) / width, (LARGEST_CELL * rows) / height, 1);
  const outlined = cursor ?? props.cell;

  // the picture at one pixel per cell; zooming and panning only copy from it
  const source = useMemo(() => {
    const made = document.createElement('canvas');
    if (pixels) paint(made, pixels, columns, rows);
    return made;
  }, [pixels, columns, rows]);

  const hatch = useMemo(() => {
    if (!hatched) return null;
    const made = document.createElement('canvas');
    paint(
      made,
      Uint32Array.from(hatched, (is) => (is ? OPAQUE : 0)),
      columns,
      rows,
    );
    return made;
  }, [hatched, columns, rows]);

  useLayoutEffect(() => {
    if (!canvas.current) return;
    draw(canvas.current, source, view, { columns, rows, width, height }, outlined, palette, hatch);
  }, [source, columns, rows, width, height, view, outlined, palette, hatch]);

  const zoom = (factor: number, x = 0.5, y = 0.5): void => setView((old) => zoomAt(old, factor, x, y, most));

  // the page scrolls with the wheel until the picture is zoomed or has the focus;
  // React's own wheel handler could not keep the page still
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const turn = (event: WheelEvent): void => {
      const wanted = event.ctrlKey || event.metaKey || element.contains(document.activeElement);
      if (!wanted && view.zoom === 1) return;
      if (view.zoom === 1 && event.deltaY > 0 && !event.ctrlKey) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
      setView((old) => zoomAt(old, Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0025)), x, y, most));
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [view.zoom, most]);

  const look = (cell: Cell | null): void => {
    setCursor(cell);
    onCell(cell);
  };
  const cellUnder = ([x, y]: readonly [number, number]): Cell | null => {
    const [atX, atY] = placeAt(view, x, y);
    if (atX < 0 || atX >= 1 || atY < 0 || atY >= 1) return null;
    const [column, row] = [Math.floor(atX * columns), Math.floor(atY * rows)];
    return isGap?.(column, row) ? null : [column, row];
  };

  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      pointers.current.set(event.pointerId, fractions(event));
      event.currentTarget.setPointerCapture(event.pointerId);
      look(cellUnder(fractions(event)));
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const now = fractions(event);
      const before = pointers.current.get(event.pointerId);
      if (!before) {
        look(cellUnder(now));
        return;
      }
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
      pointers.current.set(event.pointerId, now);
      if (other) {
        const apart = (at: readonly [number, number]): number =>
          Math.hypot((at[0] - other[0]) * width, (at[1] - other[1]) * height);
        const factor = apart(now) / Math.max(apart(before), 1);
        zoom(factor, (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
      } else setView((old) => panBy(old, now[0] - before[0], now[1] - before[1]));
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => pointers.current.delete(event.pointerId),
    onPointerCancel: (event: PointerEvent<HTMLElement>) => pointers.current.delete(event.pointerId),
    onPointerLeave(event: PointerEvent<HTMLElement>) {
      if (!pointers.current.has(event.pointerId)) look(null);
    },
    onDoubleClick: () => zoom(4, ...centreOf(outlined, view, columns, rows)),
    onBlur: () => look(null),
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const handled = press(event.key, event.shiftKey);
      if (!handled) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };

  /** Does what a key asks for; false when it means nothing here. */
  function press(key: string, far: boolean): boolean {
    const [x, y] = centreOf(outlined, view, columns, rows);
    if (key === '+' || key === '=') zoom(2, x, y);
    else if (key === '-') zoom(0.5, x, y);
    else if (key === '0') setView(WHOLE);
    else if (key === 'Escape' && (cursor || view.zoom > 1)) {
      setView(WHOLE);
      look(null);
    } else {
      const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
      if (!move) return false;
      const [atX, atY] = placeAt(view, 0.5, 0.5);
      const [column, row] = outlined ?? [Math.floor(atX * columns), Math.floor(atY * rows)];
      const step = far ? 10 : 1;
      const next = outlined ? stepped([column, row], move, step) : stepped([column, row], [1, 1], 0);
      setView((old) => showCell(old, next[0] / columns, next[1] / rows, 1 / columns, 1 / rows));
      look(next);
    }
    return true;
  }

  /** A cell further on, or the first behind it that is no gap; where there is none, the same again. */
  function stepped(from: Cell, move: readonly number[], step: number): Cell {
    let [column, row] = [clamp(from[0] + move[0] * step, 0, columns - 1), clamp(from[1] + move[1] * step, 0, rows - 1)];
    for (; column >= 0 && row >= 0 && column < columns && row < rows; column += move[0], row += move[1]) {
      if (!isGap?.(column, row)) return [column, row];
    }
    return from;
  }

  return (
    <div className="chart-zoom">
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the role follows */}
      <div
        ref={frame}
        className={`chart-zoom-window ${view.zoom > 1 ? 'chart-zoom-in' : ''}`}
        role="application"
        aria-roledescription={t('charts.zoom.role')}
        aria-label={t('charts.zoom.label', { label })}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys move its cursor
        tabIndex={0}
        style={{ height }}
        {...handlers}
      >
        <canvas ref={canvas} aria-hidden="true" style={{ width, height }} />
      </div>
      <div className="chart-zoom-buttons">
        <button type="button" aria-label={t('charts.zoom.in')} onClick={() => zoom(2)}>
          +
        </button>
        <button type="button" aria-label={t('charts.zoom.out')} onClick={() => zoom(0.5)} disabled={view.zoom === 1}>
          −
        </button>
      </div>
      <p className="chart-hidden" aria-live="polite">
        {cursor && say(cursor[0], cursor[1])}
      </p>
    </div>
  );
}

/** Where in its element an event lies, as fractions of width and height. */
function fractions(event: PointerEvent<HTMLElement>): readonly [number, number] {
  const box = event.currentTarget.getBoundingClientRect();
  return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
}

/** Where in the window the outlined cell lies, else the middle. */
function centreOf(cell: Cell | null, view: View, columns: number, rows: number): readonly [number, number] {
  if (!cell) return [0.5, 0.5];
  return [
    clamp(((cell[0] + 0.5) / columns - view.left) * view.zoom, 0, 1),
    clamp(((cell[1] + 0.5) / rows - view.top) * view.zoom, 0, 1),
  ];
}
