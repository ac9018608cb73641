/** One store: the experiment being edited, what has been recorded, what is selected and how it is shown. */
import type { Said } from '../problem';
import { createStore } from 'zustand/vanilla';
import type { GivenFile } from '../tasks/classification/files/given-files';
import type { LinkNote } from '../experiment/link-note';
import { defaultExperiment, type Experiment } from '../experiment/schema';
import type { LessonPlace, PanelId, Theme } from '../experiment/view-link';
import type { RunResult } from '../lottery/results';
import type { Recording, RunId } from '../recording/recording';
import type { TicketNotes } from '../formats/ticket/ticket';
import type {
  Inspection,
  LabError,
  NotKept,
  Preview,
  Progress,
  SessionStatus,
  TakenFile,
} from '../page-worker/run/messages';
import type { Answer, Question, QuestionKind } from '../page-worker/look/questions';
import type { Steps } from './steps';

export type { LessonPlace, PanelId, Theme };

/** A weight looked at: parameter and position, as indices into the network's parameters. */
export interface WeightPosition {
  readonly parameter: number;
  readonly index: number;
}

/** Recorded runs of the app, runs of this browser, pinned ones in one chart. */
export type LibraryPage = 'gallery' | 'history' | 'compare';

/** What there is to say about stored runs and dropped files. */
export type FileNote =
  /** the browser has no room for the run in training */
  | { readonly kind: 'no-room'; readonly bytes: number }
  /** what is trained, or data files, stay only for as long as the page lives */
  | { readonly kind: 'not-kept'; readonly why: NotKept }
  /** old runs left to make room for the new one */
  | { readonly kind: 'made-room'; readonly count: number }
  | { readonly kind: 'imported'; readonly added: number; readonly known: number }
  | { readonly kind: 'refused'; readonly name: string; readonly reason: Said }
  /** a ticket is open, with something to say about its file */
  | { readonly kind: 'ticket'; readonly name: string; readonly notes: TicketNotes };

/** Where the recorded run comes from. */
export type RecordedFrom =
  | { readonly kind: 'gallery'; readonly id: string }
  | { readonly kind: 'history'; readonly id: string; readonly name: string }
  | { readonly kind: 'file'; readonly name: string };

/** What the last change of settings did to the rounds already trained. */
export interface ChangeNote {
  /** training runs whose results stay */
  readonly kept: number;
  /** finished training runs that the new settings leave behind */
  readonly dropped: number;
}

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
  /** weights remaining by round of the experiment that was guessed about */
  readonly remaining: readonly number[];
  /** expected test accuracy by round; null where nothing is drawn */
  readonly curve: readonly (number | null)[];
  /** expected first round to lose more than a point; one more than there are: none; null: no guess */
  readonly breaks: number | null;
  /** the results are shown, and the guess is scored */
  readonly revealed: boolean;
}

export interface LabState {
  /** the experiment in form and link */
  readonly experiment: Experiment;
  /** what a link asked for and did not get */
  readonly linkNotes: readonly LinkNote[];
  /** what had to give way to a setting made by hand */
  readonly limitNotes: readonly LinkNote[];
  /** a run stored with the app, or one that was opened: shown until something is trained here */
  readonly recorded: Recording | null;
  /** null: nothing is recorded */
  readonly recordedFrom: RecordedFrom | null;
  /** the first digits of the results' fingerprint that came with a link or a ticket */
  readonly promised: string | null;
  /** runs to compare: "gallery/<id>" or "history/<id>", in the order they were pinned */
  readonly pinned: readonly string[];
  /** what happened to stored runs or dropped files, until it is dismissed */
  readonly fileNote: FileNote | null;
  /** the experiment trains to be compared with the recorded run */
  readonly reproducing: boolean;
  /** what this page has trained for `experiment` */
  readonly live: Recording | null;
  readonly session: {
    readonly number: number;
    readonly status: SessionStatus;
    readonly progress: Progress | null;
    readonly error: LabError | null;
  };
  readonly changeNote: ChangeNote | null;
  /** settings that can be undone and redone */
  readonly steps: Steps;
  readonly preview: Preview | null;
  /** why the data cannot be shown or used, with what to do */
  readonly dataError: LabError | null;
  /** what was understood of files that were given */
  readonly dataSaid: { readonly set: string; readonly said: readonly Said[] } | null;
  readonly selection: {
    /** null: the round the verdict chooses (winningRound, else the last finished one) */
    readonly round: number | null;
    /** the trial whose masks and weights are shown */
    readonly trial: number;
    readonly weight: WeightPosition | null;
  };
  readonly inspection: Inspection | null;
  /** newest weights of a small network in training */
  readonly liveWeights: {
    readonly id: RunId;
    readonly step: number;
    readonly weights: readonly Float32Array[];
  } | null;
  /** ids of the panels there are, in the order of a lecture */
  readonly panels: readonly PanelId[];
  readonly view: {
    readonly lecture: boolean;
    /** the lecture was left with Escape, and F5 leads back to it */
    readonly lectureLeft: boolean;
    /** the one thing that a lecture shows; null: the first that is not hidden */
    readonly slide: PanelId | null;
    /** panels that are not shown, on the page and in a lecture */
    readonly hidden: readonly PanelId[];
    /** the lesson beside the panels, in the link as lesson=ID/STEP */
    readonly lesson: LessonPlace | null;
    readonly embed: boolean;
    readonly theme: Theme;
    readonly shareOpen: boolean;
    readonly keysOpen: boolean;
    /** which page of the library is open */
    readonly library: LibraryPage | null;
    /** the menu of panels */
    readonly panelsOpen: boolean;
    /** a lecture's screen is black: the room looks at the lecturer */
    readonly black: boolean;
    /** the presenter's window: asked for, refused by the browser, or opened */
    readonly presenter: 'none' | 'wanted' | 'blocked' | 'open';
  };
  readonly lessonMemory: LessonMemory;
  readonly prediction: Prediction;
  /** sources of chance that "new seeds" leaves alone */
  readonly locks: {
    readonly initializationSeed: boolean;
    readonly orderSeed: boolean;
    readonly splitSeed: boolean;
  };
}

export const initialState: LabState = {
  experiment: defaultExperiment,
  linkNotes: [],
  limitNotes: [],
  recorded: null,
  recordedFrom: null,
  promised: null,
  pinned: [],
  fileNote: null,
  reproducing: false,
  live: null,
  session: { number: 0, status: 'idle', progress: null, error: null },
  changeNote: null,
  steps: { at: 0, last: 0 },
  preview: null,
  dataError: null,
  dataSaid: null,
  selection: { round: null, trial: 0, weight: null },
  inspection: null,
  liveWeights: null,
  panels: [],
  view: {
    lecture: false,
    lectureLeft: false,
    slide: null,
    hidden: [],
    lesson: null,
    embed: false,
    theme: 'auto',
    shareOpen: false,
    keysOpen: false,
    library: null,
    panelsOpen: false,
    black: false,
    presenter: 'none',
  },
  lessonMemory: { before: null, kept: {} },
  prediction: { kind: 'curve', remaining: [], curve: [], breaks: null, revealed: false },
  locks: { initializationSeed: false, orderSeed: false, splitSeed: true },
};

/** What a person can do. Components call these; they never send messages themselves. */
export interface LabActions {
  /** Changes settings; a running experiment goes on with the new ones at once. `commit` false while a slider is dragged. */
  edit(experiment: Experiment, commit?: boolean): void;
  /** takes over the experiment of a link's part after '#'; gives back what could not be used as it was */
  openLink(hash: string): readonly LinkNote[];
  play(): void;
  pause(): void;
  stepRound(): void;
  /** Shows a recorded run with its experiment; what was trained for another one stays in storage. */
  openRecording(recording: Recording, from: RecordedFrom, round?: number | null): void;
  /** trains the recorded run's experiment here, every run anew, to see whether the same comes out */
  reproduce(): void;
  /** forgets what was trained and shows the recorded run again; the same seeds replay exactly */
  reset(): void;
  /** begins anew on screen; what was trained stays stored and is taken over when it is trained again */
  putAway(): void;
  /** weights are fetched only while something on screen shows them */
  watchWeights(on: boolean): void;
  selectRound(round: number | null): void;
  selectTrial(trial: number): void;
  selectWeight(weight: WeightPosition | null): void;
  newSeeds(): void;
  /** takes the last change of settings back, as the browser's Back does */
  undo(): void;
  redo(): void;
  /** pins a run for comparing, or takes it off again */
  togglePin(run: string): void;
  setPinned(runs: readonly string[]): void;
  noteFile(note: FileNote | null): void;
  setView(view: Partial<LabState['view']>): void;
  rememberInLesson(change: Partial<LessonMemory>): void;
  predict(change: Partial<Prediction>): void;
  setLock(source: keyof LabState['locks'], locked: boolean): void;
  dismissNotes(): void;
  /** leaves the results unmentioned that a link or ticket promised */
  dismissPromise(): void;
  /** files picked for a data set, or dropped into its box */
  useFiles(set: string, files: readonly GivenFile[]): void;
  /** files dropped on the page: the data set changes when they are usable, and for a set of their kind */
  useDropped(files: readonly GivenFile[]): void;
  downloadData(set: string): void;
  /** about trained networks; rejects with the reason */
  ask<K extends QuestionKind>(question: Question<K>): Promise<Answer<K>>;
  /** a file for PyTorch of a run of the shown recording, and the script that reads it */
  exportTicket(id: RunId): Promise<readonly TakenFile[]>;
  /** opens the experiment of an exported ticket and shows its masks and weights; fails with words for the reader */
  openTicket(file: File): Promise<void>;
  /** the examples of the shown experiment as IDX files */
  exportData(): Promise<readonly TakenFile[]>;
}

/** @param panels ids of those that can be shown or hidden, in the order of a lecture */
export const createLabStore = (panels: readonly string[] = []) =>
  createStore<LabState>()(() => ({ ...initialState, panels }));
export type LabStore = ReturnType<typeof createLabStore>;
