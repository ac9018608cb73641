import type { KeyboardEvent } from 'react';

const MOVES: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Where an arrow key moves a cursor over a grid, and then it does nothing else; null: it is none, or pressed with others. */
export function gridMove(event: KeyboardEvent): readonly [right: number, down: number] | null {
  const move = MOVES[event.key];
  if (!move || event.altKey || event.ctrlKey || event.metaKey) return null;
  event.preventDefault();
  event.stopPropagation();
  return move;
}
