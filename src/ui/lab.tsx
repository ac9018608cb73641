/** Access of components to the store and to what a person can do. */
import { createContext, useContext, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { LabActions, LabState, LabStore } from '../store/store';

export interface Lab {
  readonly store: LabStore;
  readonly actions: LabActions;
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
export const useLab = <T,>(selector: (state: LabState) => T): T =>
  useStore(useLabContext().store, selector);

export const useActions = (): LabActions => useLabContext().actions;
