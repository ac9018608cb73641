import { startTransition, useEffect, useState } from 'react';

/**
 * False until the page has been painted once: what is not part of the first frame waits for it, so
 * that curves and verdict are there sooner.
 */
export function useAfterFirstPaint(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => startTransition(() => setPainted(true)));
    });
    // a hidden tab has no frames
    const timer = setTimeout(() => setPainted(true), 1_000);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return painted;
}
