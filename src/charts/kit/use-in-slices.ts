import { useEffect, useMemo, useState } from 'react';
import { pause } from './pause';

/** Work in slices of some milliseconds: yields between them, and returns what was made. */
export type Slices<T> = Generator<undefined, T, undefined>;

/**
 * What `begin` makes. Little work is done at once; of much only the first slice, and until the last
 * one is done this is what was made before, or null.
 * @param begin keep it stable: another function is other work
 */
export function useInSlices<T>(begin: () => Slices<T>): T | null {
  const first = useMemo(() => begin().next(), [begin]);
  const [made, setMade] = useState<{ readonly value: T } | null>(null);
  useEffect(() => {
    if (first.done) return undefined;
    let wanted = true;
    const work = async (): Promise<void> => {
      const slices = begin();
      let step = slices.next();
      while (!step.done) {
        await pause();
        if (!wanted) return;
        step = slices.next();
      }
      setMade({ value: step.value });
    };
    void work();
    return () => {
      wanted = false;
    };
  }, [begin, first]);
  return first.done ? first.value : (made?.value ?? null);
}
