/** What the page says below a figure that leaves it. */
import { createContext, useContext } from 'react';

export interface FigureNote {
  /** what was measured, on which data, with how many trials */
  readonly caption: string;
  /** addresses that show the same: one for every run that is drawn */
  readonly links: readonly string[];
}

/** What is drawn in a figure. */
export interface FigureParts {
  /** what its charts say they show, in their order */
  readonly titles: readonly string[];
  /** does one of them show the selected round alone? */
  readonly ofRound: boolean;
  /** does one of them show every round? */
  readonly overRounds: boolean;
}

export interface FigureWords {
  /** in a line or two: for a slide, or what is printed */
  readonly short: (parts?: FigureParts) => FigureNote;
  /** for a paper; absent: the same */
  readonly paper?: (parts: FigureParts) => Promise<FigureNote>;
}

const FigureContext = createContext<FigureWords | null>(null);

export const FigureProvider = FigureContext.Provider;

export const useFigureWords = (): FigureWords | null => useContext(FigureContext);

/** What these charts of the page say of themselves. */
export function partsOf(charts: readonly HTMLElement[]): FigureParts {
  const isOver = charts.map(({ dataset }) => dataset.rounds === 'all');
  return {
    titles: charts.map((chart) =>
      [...(chart.querySelector('.chart-title')?.children ?? [])].map(({ textContent }) => textContent).join(', '),
    ),
    ofRound: isOver.includes(false),
    overRounds: isOver.includes(true),
  };
}

/** What stands below them in a file. */
export const noteFor = async (
  words: FigureWords | null,
  charts: readonly HTMLElement[],
  isPaper: boolean,
): Promise<FigureNote | null> => {
  const parts = partsOf(charts);
  return words && ((isPaper && (await words.paper?.(parts))) || words.short(parts));
};
