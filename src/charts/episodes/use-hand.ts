/** A hand on one stage: it pushes where it clicks, and tilts what it drags. */
import { useState, type PointerEvent } from 'react';
import type { State } from '../../tasks/control/environment';
import type { Drawing, Place } from './drawing';

/** What hands do on one stage happens on all. */
export interface Hands {
  readonly push: (direction: number) => void;
  readonly tilt: (size: number) => void;
  /** what is dragged, so far; null: it was let go */
  readonly drag: (size: number | null) => void;
}

/** Further, in px, a click has become a drag. */
const CLICK = 4;

/** A press that began on this stage. */
interface Grasp {
  readonly from: number;
  readonly moved: boolean;
  /** it began on what can be tilted */
  readonly tilts: boolean;
}

/** @param state what the stage shows @param hands null: nobody can do anything */
export function useHand({ width, height, push, tilt }: Drawing, state: State, isOver: boolean, hands: Hands | null) {
  const [over, setOver] = useState<Place | null>(null);
  const [grasp, setGrasp] = useState<Grasp | null>(null);
  if (!hands || !push) return { over: null, cursor: undefined, handlers: {} };
  const placeOf = ({ clientX, clientY, currentTarget }: PointerEvent): Place => {
    const box = currentTarget.getBoundingClientRect();
    return { x: ((clientX - box.left) / box.width) * width, y: ((clientY - box.top) / box.height) * height };
  };
  const directionTo = ({ x }: Place): number => (x < push.at(state).x ? -1 : 1);
  const isOnTilt = (place: Place): boolean => !isOver && (tilt?.isOn(state, place) ?? false);
  const release = (): void => {
    setGrasp(null);
    hands.drag(null);
  };
  return {
    /** the way of a push that a click would be; null: no hand is there, or it would drag */
    over: over && !grasp && !isOnTilt(over) ? directionTo(over) : null,
    cursor: grasp?.moved && grasp.tilts ? 'grabbing' : over && isOnTilt(over) ? 'grab' : 'pointer',
    handlers: {
      onPointerDown(event: PointerEvent<HTMLDivElement>) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setGrasp({ from: event.clientX, moved: false, tilts: isOnTilt(placeOf(event)) });
      },
      onPointerMove(event: PointerEvent<HTMLDivElement>) {
        const place = placeOf(event);
        if (event.pointerType === 'mouse') setOver(place);
        if (!grasp || (!grasp.moved && Math.abs(event.clientX - grasp.from) < CLICK)) return;
        if (!grasp.moved) setGrasp({ ...grasp, moved: true });
        if (grasp.tilts && tilt) hands.drag(tilt.towards(state, place));
      },
      onPointerUp(event: PointerEvent<HTMLDivElement>) {
        const place = placeOf(event);
        if (event.button !== 0 || !grasp) return;
        if (!grasp.moved) hands.push(directionTo(place));
        else if (grasp.tilts && tilt) hands.tilt(tilt.towards(state, place));
        release();
      },
      onPointerCancel: release,
      onPointerLeave: () => setOver(null),
    },
  };
}
