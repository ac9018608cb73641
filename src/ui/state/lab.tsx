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
  const drawing = useRef({ since: 0, took: 0 });
  useEffect(() => {
    drawing.current.took = performance.now() - drawing.current.since;
  }, [value]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const read = (): void => {
      timer = null;
      drawing.current.since = performance.now();
      // drawn in slices: a key pressed meanwhile goes first
      startTransition(() => setValue(selector(store.getState())));
    };
    const pause = (): number => {
      const { since, took } = drawing.current;
      return since + Math.max(every, took + Math.min(took * REST, LONGEST)) - performance.now();
    };
    read();
    const leave = store.subscribe((state, before) => {
      // when the action that made the change is through
      if (isUrgent(state, before)) queueMicrotask(() => setValue(selector(store.getState())));
      else timer ??= setTimeout(read, Math.max(0, pause()));
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
