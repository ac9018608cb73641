/** What the page says below a figure that leaves it. */
import { createContext, useContext } from 'react';

export interface FigureNote {
  /** what was measured, on which data, with how many trials */
  readonly caption: string;
  /** addresses that show the same: one for every run that is drawn */
  readonly links: readonly string[];
}

const FigureContext = createContext<(() => FigureNote) | null>(null);

export const FigureProvider = FigureContext.Provider;
export const useFigureNote = (): (() => FigureNote) | null => useContext(FigureContext);
