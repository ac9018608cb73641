/** The film of one round's pruning: its time, and what moves it. */
import { useEffect, useState } from 'react';
import { STAGES } from './pruning-moment-layout';

/** From one stage to the next, in ms, of which the last part is at rest. */
const [STAGE, MOVING] = [1_250, 0.75];
const END = STAGES.length - 1;

/** It plays from a time on, stands where it was stopped by hand, or has come to its end. */
type Film = { readonly from: number } | 'held' | 'over';

/** Asked when something is about to move; there is nobody to ask where charts are drawn as text. */
const isStill = (): boolean => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true;

/**
 * It plays at first and whenever it is asked to. Of another subject it plays anew, but where it was stopped by hand
 * the same stage is shown of the next one, too.
 */
export function useMomentFilm(subject: unknown) {
  const [time, setTime] = useState(() => (isStill() ? END : 0));
  const [film, setFilm] = useState<Film>(() => (isStill() ? 'over' : { from: 0 }));
  const [shown, setShown] = useState(subject);
  if (shown !== subject) {
    setShown(subject);
    if (film !== 'held' && !isStill()) {
      setTime(0);
      setFilm({ from: 0 });
    }
  }
  useEffect(() => {
    if (typeof film === 'string') return undefined;
    let clock = film.from;
    let last = performance.now();
    const next = (now: number): void => {
      clock += Math.min(100, now - last) / STAGE;
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
    play() {
      if (isStill()) show(time >= END ? 0 : Math.floor(time) + 1);
      else setFilm({ from: time >= END ? 0 : time });
    },
    hold: () => setFilm('held'),
    show,
  };
}
