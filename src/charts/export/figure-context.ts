/** What the page says below a figure that leaves it. */
import { createContext, useContext } from 'react';

export interface FigureNote {
  /** what was measured, on which data, with how many trials */
  readonly caption: string;
  /** address that shows the same */
  readonly link: string;
}

const FigureContext = createContext<(() => FigureNote) | null>(null);

export const FigureProvider = FigureContext.Provider;
export const useFigureNote = (): (() => FigureNote) | null => useContext(FigureContext);
