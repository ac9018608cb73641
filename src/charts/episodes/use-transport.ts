/** One time for all stages: it runs, is held, or is set by hand. */
import { useEffect, useState } from 'react';
import { isStill } from '../kit/still';

/**
 * Of another subject it runs anew.
 * @param pace steps a second
 * @param end where it stops
 */
export function useTransport(subject: unknown, pace: number, end: number) {
  const [time, setTime] = useState(0);
  const [runs, setRuns] = useState(!isStill());
  const [shown, setShown] = useState(subject);
  if (shown !== subject) {
    setShown(subject);
    setTime(0);
    setRuns(!isStill());
  }
  useEffect(() => {
    if (!runs) return undefined;
    let last = performance.now();
    const next = (now: number): void => {
      // a page that was hidden goes on where it was, and the first frame may have begun before it was asked for
      const passed = (Math.min(100, Math.max(0, now - last)) / 1000) * pace;
      last = now;
      setTime((before) => Math.min(end, before + passed));
      frame = requestAnimationFrame(next);
    };
    let frame = requestAnimationFrame(next);
    return () => cancelAnimationFrame(frame);
  }, [runs, pace, end]);
  if (runs && end > 0 && time >= end) setRuns(false);
  return {
    time,
    runs,
    play() {
      if (time >= end) setTime(0);
      setRuns(true);
    },
    hold: () => setRuns(false),
    show(step: number) {
      setRuns(false);
      setTime(step);
    },
  };
}
