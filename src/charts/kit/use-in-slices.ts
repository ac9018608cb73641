import { useEffect, useMemo, useState } from 'react';
import { pause } from './pause';

/** Work in small steps: yields after each, and returns what was made. */
export type Slices<T> = Generator<undefined, T, undefined>;

/** Milliseconds of work between pauses: well below what is felt. */
const SLICE = 8;

/** As many steps as fit into a slice, one at least. */
export function slice<T>(work: Slices<T>): IteratorResult<undefined, T> {
  const until = performance.now() + SLICE;
  let step = work.next();
  while (!step.done && performance.now() < until) step = work.next();
  return step;
}

/**
 * What `begin` makes. Little work is done at once; of much only the first slice, and until the last
 * one is done this is what was made before, or null.
 * @param begin keep it stable: another function is other work
 */
export function useInSlices<T>(begin: () => Slices<T>): T | null {
  const first = useMemo(() => slice(begin()), [begin]);
  const [made, setMade] = useState<{ readonly value: T } | null>(null);
  useEffect(() => {
    if (first.done) return undefined;
    let wanted = true;
    const work = async (): Promise<void> => {
      const all = begin();
      let step = slice(all);
      while (!step.done) {
        await pause();
        if (!wanted) return;
        step = slice(all);
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
