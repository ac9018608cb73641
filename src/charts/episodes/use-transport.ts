/** One time for all stages: it runs, is held, or is set by hand. */
import { useEffect, useLayoutEffect, useState } from 'react';
import { isStill } from '../kit/still';
import { createClock } from './clock';

/** What is too fast to see is seen at a quarter of its pace. */
const SLOW = 1 / 4;

type State = 'runs' | 'held' | 'over';

/**
 * Of another subject it runs anew, but held by hand it waits there, too, and where it waits it waits each time.
 * @param pace steps a second
 * @param end where it stops; 0: nothing is there to run yet
 * @param waits it begins when it is asked to
 */
export function useTransport(subject: unknown, pace: number, end: number, waits: boolean) {
  const [clock] = useState(createClock);
  const [state, setState] = useState<State>(() => (waits || isStill() ? 'held' : 'runs'));
  const [isSlow, setSlow] = useState(false);
  const [shown, setShown] = useState(subject);
  if (shown !== subject) {
    setShown(subject);
    if (waits || isStill()) setState('held');
    else if (state === 'over') setState('runs');
  }
  useLayoutEffect(() => clock.set(0), [clock, subject]);
  const runs = state === 'runs';
  const perSecond = isSlow ? pace * SLOW : pace;
  useEffect(() => {
    if (!runs || end === 0) return undefined;
    let last = performance.now();
    const next = (now: number): void => {
      // a page that was hidden goes on where it was, and the first frame may have begun before it was asked for
      const passed = (Math.min(100, Math.max(0, now - last)) / 1000) * perSecond;
      last = now;
      clock.set(Math.min(end, clock.now() + passed));
      if (clock.now() < end) frame = requestAnimationFrame(next);
      else setState('over');
    };
    let frame = requestAnimationFrame(next);
    return () => cancelAnimationFrame(frame);
  }, [clock, runs, perSecond, end]);
  return {
    clock,
    runs,
    isSlow,
    setSlow,
    /** @param from absent: where it is; from the start where it is over */
    play(from?: number) {
      if (from !== undefined || clock.now() >= end) clock.set(from ?? 0);
      setState('runs');
    },
    hold: () => setState('held'),
    show(step: number) {
      setState('held');
      clock.set(step);
    },
  };
}
