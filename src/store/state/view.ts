/** How the page is shown, and what a lesson and the room remember. */
import type { Experiment } from '../../experiment/schema';
import {
  defaultView,
  type Beat,
  type ChosenInCharts,
  type LessonPlace,
  type PanelId,
  type Theme,
} from '../../experiment/view-link';
import type { RunResult } from '../../lottery/results';

/** Recorded runs of the app, runs of this browser, pinned ones in one chart. */
export type LibraryPage = 'gallery' | 'history' | 'compare';

/**
 * What may not be seen: everything; results of other settings than the form's; nothing. 'unknown': everything, until
 * a lesson that opens has said what it asks.
 */
export type Curtain = 'all' | 'others' | 'none' | 'unknown';

/** Which result: that of the selected round, or one of any round. */
export type Shows = 'selected' | 'any';

/** What a lesson remembers while it is open. */
export interface LessonMemory {
  /** the experiment in the form before the lesson changed it */
  readonly before: Experiment | null;
  /** runs that a later step compares with, by name */
  readonly kept: Readonly<Record<string, KeptRun>>;
}

export interface KeptRun {
  readonly results: readonly RunResult[];
  /** weights remaining by round, 0 … 1 */
  readonly remaining: readonly number[];
}

/** What the room expects before it sees it. */
export interface Prediction {
  /** a curve drawn by hand, or one number: where does the ticket break? */
  readonly kind: 'curve' | 'break';
  /** what was guessed about; null: nothing yet */
  readonly experiment: Experiment | null;
  /** expected test accuracy by round; null where nothing is drawn */
  readonly curve: readonly (number | null)[];
  /** expected first round to lose more than a point; one more than there are: none; null: no guess */
  readonly breaks: number | null;
  /** the results are shown, and the guess is scored */
  readonly revealed: boolean;
  /** what was revealed is seen from near, with the controls */
  readonly closer: boolean;
  /** what came out is the recorded run's, in place of one that takes its time */
  readonly byRecorded: boolean;
}

export interface ViewState {
  /** ids of the panels there are, in the order of a lecture */
  readonly panels: readonly PanelId[];
  /** those that in a lecture keep the recorded run, until the live one has a result of the selected round, or any */
  readonly keeping: Readonly<Partial<Record<PanelId, Shows>>>;
  readonly view: ChosenInCharts & {
    readonly lecture: boolean;
    /** the lecture was left with Escape, and F5 leads back to it */
    readonly lectureLeft: boolean;
    /** the one thing that a lecture shows; null: the first that is not hidden */
    readonly slide: PanelId | null;
    /** panels that are not shown, on the page and in a lecture */
    readonly hidden: readonly PanelId[];
    /** the lesson beside the panels, in the link as lesson=ID/STEP */
    readonly lesson: LessonPlace | null;
    /** the beat of the story above the page, in the link as story=BEAT */
    readonly story: Beat | null;
    /** the moment of pruning is open on the page */
    readonly pruningOpen: boolean;
    readonly embed: boolean;
    readonly theme: Theme;
    readonly shareOpen: boolean;
    readonly keysOpen: boolean;
    /** which page of the library is open */
    readonly library: LibraryPage | null;
    /** how much of the form is shown: what is changed most, with it what differs from the default, everything */
    readonly settings: 'few' | 'changed' | 'all';
    /** the path of a setting that is pointed at: shown however little of the form is */
    readonly setting: string | null;
    /** the menu of panels */
    readonly panelsOpen: boolean;
    /** a lecture's screen is black: the room looks at the lecturer */
    readonly black: boolean;
    /** the presenter's window: asked for, refused by the browser, or opened */
    readonly presenter: 'none' | 'wanted' | 'blocked' | 'open';
  };
  readonly lessonMemory: LessonMemory;
  readonly prediction: Prediction;
  /** by who asks: the lesson that is open, the guess of a lecture */
  readonly curtains: { readonly lesson: Curtain; readonly guess: Curtain };
}

/** The part of a view that charts choose. */
export const chosenInCharts = ({
  speed,
  scale,
  pass,
  path,
  pruned,
  plane,
  height,
  graph,
  gone,
  sum,
  rebuilt,
}: ChosenInCharts): ChosenInCharts => ({ speed, scale, pass, path, pruned, plane, height, graph, gone, sum, rebuilt });

export const initialView: ViewState = {
  panels: [],
  keeping: {},
  view: {
    lecture: false,
    lectureLeft: false,
    slide: null,
    hidden: [],
    lesson: null,
    story: null,
    pruningOpen: false,
    embed: false,
    ...chosenInCharts(defaultView),
    theme: 'auto',
    shareOpen: false,
    keysOpen: false,
    library: null,
    settings: 'few',
    setting: null,
    panelsOpen: false,
    black: false,
    presenter: 'none',
  },
  lessonMemory: { before: null, kept: {} },
  prediction: {
    kind: 'curve',
    experiment: null,
    curve: [],
    breaks: null,
    revealed: false,
    closer: false,
    byRecorded: false,
  },
  curtains: { lesson: 'none', guess: 'none' },
};

export interface ViewActions {
  setView(view: Partial<ViewState['view']>): void;
  rememberInLesson(change: Partial<LessonMemory>): void;
  predict(change: Partial<Prediction>): void;
  /** whoever asks draws the curtain, and opens it when the answer is there */
  draw(curtains: Partial<ViewState['curtains']>): void;
  dismissNotes(): void;
}
