/** Access of components to the store and to what a person can do. */
import { createContext, startTransition, useContext, useEffect, useState, type ReactNode } from 'react';
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

/**
 * The same for parts that change many times a second while training: read again at most every
 * `every` ms, so that drawing leaves the page time to answer.
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
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let last = 0;
    const read = (): void => {
      timer = null;
      last = performance.now();
      // drawn in slices: a key pressed meanwhile goes first
      startTransition(() => setValue(selector(store.getState())));
    };
    read();
    const leave = store.subscribe((state, before) => {
      // when the action that made the change is through
      if (isUrgent(state, before)) queueMicrotask(() => setValue(selector(store.getState())));
      else timer ??= setTimeout(read, Math.max(0, last + every - performance.now()));
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
