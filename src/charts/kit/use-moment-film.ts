/** The film of one round's pruning: its time, and what moves it. */
import { useEffect, useState } from 'react';
import { END } from './moment-time';
import { isStill } from './still';

/** From one stage to the next, in ms: to be looked at, or in passing. */
const PACES = { slow: 1_250, quick: 250 } as const;
export type Pace = keyof typeof PACES;
/** Of a stage, the last part is at rest. */
const MOVING = 0.75;

/** It plays from a time on, stands where it was stopped by hand, or has come to its end. */
type Film = { readonly from: number; readonly pace: Pace } | 'held' | 'over';

/**
 * It plays at first and whenever it is asked to. Of another subject it plays anew, but where it was stopped by hand
 * the same stage is shown of the next one, too.
 * @param pace at which it plays by itself; by hand it always plays slowly
 */
export function useMomentFilm(subject: unknown, pace: Pace = 'slow') {
  const [time, setTime] = useState(() => (isStill() ? END : 0));
  const [film, setFilm] = useState<Film>(() => (isStill() ? 'over' : { from: 0, pace }));
  const [shown, setShown] = useState(subject);
  if (shown !== subject) {
    setShown(subject);
    if (film !== 'held' && !isStill()) {
      setTime(0);
      setFilm({ from: 0, pace });
    }
  }
  useEffect(() => {
    if (typeof film === 'string') return undefined;
    const stage = PACES[film.pace];
    let clock = film.from;
    let last = performance.now();
    const next = (now: number): void => {
      clock += Math.min(100, now - last) / stage;
      last = now;
      const whole = Math.floor(clock);
      setTime(Math.min(END, whole + Math.min(1, (clock - whole) / MOVING)));
      if (clock < END) frame = requestAnimationFrame(next);
      else setFilm('over');
    };
    let frame = requestAnimationFrame(next);
    return () => cancelAnimationFrame(frame);
  }, [film]);
  const show = (stage: number): void => {
    setFilm('held');
    setTime(stage);
  };
  return {
    time,
    playing: typeof film !== 'string',
    isOver: film === 'over',
    play() {
      if (isStill()) show(time >= END ? 0 : Math.floor(time) + 1);
      else setFilm({ from: time >= END ? 0 : time, pace: 'slow' });
    },
    hold: () => setFilm('held'),
    show,
  };
}

/** Plays once, in passing; where nothing is to move it is over at once. */
export function usePassingFilm(over: () => void): number {
  const { time, isOver } = useMomentFilm(null, 'quick');
  useEffect(() => {
    if (isOver) over();
  }, [isOver, over]);
  return time;
}
