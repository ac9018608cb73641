/** A square to draw in: pointer, touch, or a pen moved with the keys. */
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTexts } from '../../../../texts';
import { clamp } from '../../../../charts/kit/view';
import type { PenStroke } from './drawn-input';

/** Of the pad, per press of an arrow key. */
const STEP = 1 / 28;
/** More points than this in a drawing are not taken: nobody draws them, a stuck key does. */
const MOST_POINTS = 5_000;

interface Props {
  readonly strokes: readonly PenStroke[];
  onChange(strokes: readonly PenStroke[]): void;
}

export function DrawPad({ strokes, onChange }: Props) {
  const { t } = useTexts();
  // pointer events may come faster than React draws
  const now = useRef(strokes);
  useLayoutEffect(() => {
    now.current = strokes;
  }, [strokes]);
  const drawing = useRef<number | null>(null);
  const [pen, setPen] = useState<{ readonly x: number; readonly y: number; readonly down: boolean } | null>(null);

  const change = (next: readonly PenStroke[]): void => {
    if (next.reduce((sum, stroke) => sum + stroke.length, 0) > MOST_POINTS) return;
    now.current = next;
    onChange(next);
  };
  const extend = (point: readonly [number, number]): void =>
    change([...now.current.slice(0, -1), [...(now.current.at(-1) ?? []), point]]);

  const pointers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || drawing.current !== null) return;
      drawing.current = event.pointerId;
      event.currentTarget.setPointerCapture(event.pointerId);
      setPen(null);
      change([...now.current, [placeOf(event)]]);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (event.pointerId === drawing.current) extend(placeOf(event));
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (event.pointerId === drawing.current) drawing.current = null;
    },
    onPointerCancel: (event: PointerEvent<HTMLElement>) => {
      if (event.pointerId === drawing.current) drawing.current = null;
    },
  };

  const press = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (!handle(event.key, event.shiftKey ? 4 : 1)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  function handle(key: string, by: number): boolean {
    const at = pen ?? { x: 0.5, y: 0.3, down: false };
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    if (move) {
      const next = { ...at, x: clamp(at.x + move[0] * STEP * by, 0, 1), y: clamp(at.y + move[1] * STEP * by, 0, 1) };
      setPen(next);
      if (at.down) extend([next.x, next.y]);
    } else if (key === ' ' || key === 'Enter') {
      setPen({ ...at, down: !at.down });
      if (!at.down) change([...now.current, [[at.x, at.y]]]);
    } else if (key === 'Backspace') {
      change(now.current.slice(0, -1));
      setPen({ ...at, down: false });
    } else if (key === 'Delete') {
      change([]);
      setPen({ ...at, down: false });
    } else return false;
    return true;
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the role follows
    <div
      className="draw-pad"
      role="application"
      aria-roledescription={t('inside.try.padRole')}
      aria-label={t('inside.try.pad')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys move its pen
      tabIndex={0}
      onKeyDown={press}
      onBlur={() => setPen(null)}
      {...pointers}
    >
      <svg viewBox="0 0 100 100" aria-hidden="true">
        {strokes.map((stroke, at) => (
          // strokes only come and go at the end
          <polyline
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            points={[...stroke, ...stroke.slice(-1)].map(([x, y]) => `${x * 100},${y * 100}`).join(' ')}
          />
        ))}
        {pen && <circle className={pen.down ? 'pen-down' : undefined} cx={pen.x * 100} cy={pen.y * 100} r={4} />}
      </svg>
      {strokes.length === 0 && !pen && <span className="draw-hint muted">{t('inside.try.drawHere')}</span>}
      <span className="visually-hidden" aria-live="polite">
        {pen && t(pen.down ? 'inside.try.penDown' : 'inside.try.penUp')}
      </span>
    </div>
  );
}

function placeOf(event: PointerEvent<HTMLElement>): readonly [number, number] {
  const box = event.currentTarget.getBoundingClientRect();
  return [clamp((event.clientX - box.left) / box.width, 0, 1), clamp((event.clientY - box.top) / box.height, 0, 1)];
}
