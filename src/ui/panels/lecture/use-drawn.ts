import { useEffect, useState } from 'react';
import type { ByRound } from '../../../lottery/prediction';
import { useMedia } from '../../kit/use-media';

/** Between two rounds, in ms. */
const EVERY = 300;

/** A curve as it draws itself, a round at a time as far as it is known; at once where nothing is to move. */
export function useDrawn(known: ByRound, on: boolean): ByRound {
  const isStill = useMedia('(prefers-reduced-motion: reduce)');
  const [drawn, setDrawn] = useState(on ? Infinity : 0);
  const there = known.findLastIndex((value) => value !== null);
  const isOver = isStill || drawn >= there;
  if (!on && drawn > 0) setDrawn(0);
  useEffect(() => {
    if (!on || isOver) return undefined;
    const timer = setTimeout(() => setDrawn(drawn + 1), EVERY);
    return () => clearTimeout(timer);
  }, [on, isOver, drawn]);
  return isOver ? known : known.map((value, round) => (round <= drawn ? value : null));
}
