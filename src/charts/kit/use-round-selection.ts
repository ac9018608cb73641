/** Choosing a round on a chart: click, drag, arrow keys; hovering only looks. */
import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { nearestRound } from './remaining-axis';

/** The round a key moves to, or null when the key means nothing here. */
export function roundByKey(key: string, round: number, last: number): number | null {
  const clamp = (value: number): number => Math.min(Math.max(value, 0), last);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return clamp(round + 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return clamp(round - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** Rounds as they stand on the axis, from all weights down: those that only other chains have come last in `byRound`. */
export const inOrder = (byRound: readonly number[]): number[] =>
  byRound.map((_, round) => round).toSorted((a, b) => byRound[a] - byRound[b]);

export interface Pointed {
  readonly round: number;
  /** px within the chart */
  readonly y: number;
}

/** Handlers for an element whose left edge is px 0 of `byRound`. */
export function useRoundSelection(
  byRound: readonly number[],
  selectedRound: number,
  onSelectRound: (round: number) => void,
) {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const order = inOrder(byRound);

  const point = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    const round = nearestRound(byRound, event.clientX - box.left);
    setPointed({ round, y: event.clientY - box.top });
    return round;
  };
  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      onSelectRound(point(event));
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const round = point(event);
      const drags = event.buttons === 1 && event.currentTarget.hasPointerCapture(event.pointerId);
      if (drags && round !== selectedRound) onSelectRound(round);
    },
    onPointerLeave: () => setPointed(null),
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const place = roundByKey(event.key, order.indexOf(selectedRound), order.length - 1);
      if (place === null) return;
      event.preventDefault();
      event.stopPropagation(); // the page's own arrow keys would move it a second time
      onSelectRound(order[place]);
    },
  };
  return { pointed, place: order.indexOf(selectedRound), handlers };
}
