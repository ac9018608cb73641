/** Reading a chart place by place: under the pointer, or by arrow keys once it has the focus. */
import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { nearestRound } from './remaining-axis';
import { roundByKey } from './use-round-selection';

/**
 * @param places px of what can be read, from the left edge of the element, in the order of reading
 * @returns which is read, null: none; and what the element needs besides a name and the place in words
 */
export function useReading(places: readonly number[]) {
  const [read, setRead] = useState<number | null>(null);
  const at = read === null ? null : Math.min(read, places.length - 1);
  const point = (event: PointerEvent<HTMLElement>): void =>
    setRead(nearestRound(places, event.clientX - event.currentTarget.getBoundingClientRect().left));
  const leave = (): void => setRead(null);
  const slider = {
    role: 'slider',
    tabIndex: 0,
    'aria-valuemin': 0,
    'aria-valuemax': Math.max(0, places.length - 1),
    'aria-valuenow': at ?? 0,
    onPointerMove: point,
    onPointerDown: point,
    onPointerLeave: leave,
    onBlur: leave,
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      // the first key begins where the eye does
      const place =
        at === null && event.key.startsWith('Arrow') ? 0 : roundByKey(event.key, at ?? 0, places.length - 1);
      if (place === null) return;
      event.preventDefault();
      event.stopPropagation(); // the page’s own arrow keys choose a round
      setRead(place);
    },
  } as const;
  return { at, slider };
}
