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
  /** is the selected round marked in those that show every round? */
  readonly isMarked: boolean;
  /** does it measure a difference there, with a bracket? */
  readonly hasBracket: boolean;
  /** is the range of the trials drawn as a band? */
  readonly hasBands: boolean;
  /** are rounds shaded where the ticket is as good as the full network? */
  readonly hasZones: boolean;
  /** is the early stop marked? */
  readonly hasStops: boolean;
  /** what lies beyond the end of an axis, a sentence of each chart that says so */
  readonly beyond: readonly string[];
  /** do lines or bands leave the plot, with an arrowhead? */
  readonly hasArrowheads: boolean;
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

/** One chart of a figure: what it says it shows, and what is drawn in it. */
export interface ChartPart {
  readonly title: string;
  readonly isOverRounds: boolean;
  readonly hasBracket: boolean;
  readonly hasBands: boolean;
  readonly hasZones: boolean;
  readonly hasStops: boolean;
  readonly beyond: string;
  readonly hasArrowheads: boolean;
}

/** A chart as it stands on its way into a file, or on the page. */
export const partOf = (chart: HTMLElement): ChartPart => ({
  title: [...(chart.querySelector('.chart-title')?.children ?? [])].map(({ textContent }) => textContent).join(', '),
  isOverRounds: chart.dataset.rounds === 'all',
  hasBracket: chart.querySelector('.chart-bracket') !== null,
  hasBands: chart.querySelector('.chart-band') !== null,
  hasZones: chart.querySelector('.chart-zone') !== null,
  hasStops: chart.querySelector('.chart-stop') !== null,
  beyond: chart.querySelector<HTMLElement>('[data-beyond]')?.dataset.beyond ?? '',
  hasArrowheads: chart.querySelector('.chart-beyond') !== null,
});

/** What all of them show, with the selected round marked or not. */
export const partsOf = (charts: readonly ChartPart[], isMarked: boolean): FigureParts => ({
  titles: charts.map(({ title }) => title),
  ofRound: charts.some(({ isOverRounds }) => !isOverRounds),
  isMarked: isMarked && charts.some(({ isOverRounds }) => isOverRounds),
  hasBracket: charts.some(({ hasBracket }) => hasBracket),
  hasBands: charts.some(({ hasBands }) => hasBands),
  hasZones: charts.some(({ hasZones }) => hasZones),
  hasStops: charts.some(({ hasStops }) => hasStops),
  beyond: charts.flatMap(({ beyond }) => (beyond === '' ? [] : [beyond])),
  hasArrowheads: charts.some(({ hasArrowheads }) => hasArrowheads),
});

/** What stands below them in a file. */
export const noteFor = async (
  words: FigureWords | null,
  parts: FigureParts,
  isPaper: boolean,
): Promise<FigureNote | null> => words && ((isPaper && (await words.paper?.(parts))) || words.short(parts));
