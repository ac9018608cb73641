/** Access of components to the store and to what a person can do. */
import { createContext, startTransition, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { LabActions, LabState, LabStore } from '../../store/store';
import type { HistoryClient } from '../../page-worker/history/history-client';

export interface Lab {
  readonly store: LabStore;
  readonly actions: LabActions;
  /** whole runs kept in the browser */
  readonly history: HistoryClient;
}

const LabContext = createContext<Lab | null>(null);

export function LabProvider({ lab, children }: { readonly lab: Lab; readonly children: ReactNode }) {
  return <LabContext value={lab}>{children}</LabContext>;
}

export function useLabContext(): Lab {
  const lab = useContext(LabContext);
  if (!lab) throw new Error('This component needs a <LabProvider> above it.');
  return lab;
}

/** A part of the state; the component is drawn again only when that part changes. */
export const useLab = <T,>(selector: (state: LabState) => T): T => useStore(useLabContext().store, selector);

/** After a drawing the page is left alone for so many times as long as that took. */
const REST = 8;
/** But not for longer than this, ms: who watches should see that something happens. */
const LONGEST = 2000;

/**
 * The same for parts that change many times a second while training: read again at most every
 * `every` ms, and the more rarely the longer a drawing takes, so that drawing leaves the page time to answer and the
 * machine time to train.
 * @param selector must be the same function in every call
 * @param isUrgent changes that are drawn at once, before anything that can wait; the same function, too
 */
export function useLabSometimes<T>(
  selector: (state: LabState) => T,
  every: number,
  isUrgent: (state: LabState, before: LabState) => boolean = never,
): T {
  const { store } = useLabContext();
  const [value, setValue] = useState(() => selector(store.getState()));
  /** since when a drawing is under way, if one is; when the last one was done, and how long it took */
  const drawing = useRef({ value, since: NaN, done: -Infinity, took: 0 });
  useEffect(() => {
    const { since } = drawing.current;
    if (Number.isNaN(since)) return;
    const done = performance.now();
    drawing.current = { value, since: NaN, done, took: done - since };
  }, [value]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const later = (ms: number): void => {
      timer ??= setTimeout(read, Math.max(0, ms));
    };
    const read = (): void => {
      timer = null;
      const now = performance.now();
      // one at a time: begun anew again and again it would never be done
      if (now - drawing.current.since < LONGEST) return later(every);
      const next = selector(store.getState());
      if (Object.is(next, drawing.current.value)) return;
      drawing.current = { ...drawing.current, value: next, since: now };
      // drawn in slices: a key pressed meanwhile goes first
      startTransition(() => setValue(next));
    };
    read();
    const leave = store.subscribe((state, before) => {
      // when the action that made the change is through
      if (isUrgent(state, before)) {
        queueMicrotask(() => {
          const next = selector(store.getState());
          drawing.current = { ...drawing.current, value: next };
          setValue(next);
        });
        return;
      }
      const { done, took } = drawing.current;
      later(done + Math.max(every, Math.min(took * REST, LONGEST)) - performance.now());
    });
    return () => {
      leave();
      if (timer !== null) clearTimeout(timer);
    };
  }, [store, selector, every, isUrgent]);
  return value;
}

const never = (): boolean => false;

export const useHistory = (): HistoryClient => useLabContext().history;

export const useActions = (): LabActions => useLabContext().actions;
