/** Time in steps that moves many times a second: who shows it looks at it alone, and nothing else is drawn again. */
import { useSyncExternalStore } from 'react';

export interface Clock {
  readonly now: () => number;
  readonly set: (time: number) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createClock(): Clock {
  let time = 0;
  const listeners = new Set<() => void>();
  return {
    now: () => time,
    set(next) {
      if (next === time) return;
      time = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Whole steps, up to a last one. */
export function useStep({ subscribe, now }: Clock, last: number): number {
  const step = (): number => Math.min(Math.floor(now()), last);
  return useSyncExternalStore(subscribe, step, step);
}
