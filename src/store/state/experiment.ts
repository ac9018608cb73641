/** The experiment in form and link. */
import type { LinkNote } from '../../experiment/link-note';
import { defaultExperiment, type Experiment } from '../../experiment/schema';
import type { Steps } from '../steps';

export interface ExperimentState {
  readonly experiment: Experiment;
  /** what a link asked for and did not get */
  readonly linkNotes: readonly LinkNote[];
  /** what had to give way to a setting made by hand */
  readonly limitNotes: readonly LinkNote[];
  /** the first digits of the results' fingerprint that came with a link or a ticket */
  readonly promised: string | null;
  /** settings that can be undone and redone */
  readonly steps: Steps;
  /** sources of chance that "new seeds" leaves alone */
  readonly locks: {
    readonly initializationSeed: boolean;
    readonly orderSeed: boolean;
    readonly splitSeed: boolean;
  };
}

export const initialExperiment: ExperimentState = {
  experiment: defaultExperiment,
  linkNotes: [],
  limitNotes: [],
  promised: null,
  steps: { at: 0, last: 0 },
  locks: { initializationSeed: false, orderSeed: false, splitSeed: true },
};

export interface ExperimentActions {
  /** Changes settings; a running experiment goes on with the new ones at once. `commit` false while a slider is dragged. */
  edit(experiment: Experiment, commit?: boolean): void;
  /** takes over the experiment of a link's part after '#'; gives back what could not be used as it was */
  openLink(hash: string): readonly LinkNote[];
  newSeeds(): void;
  setLock(source: keyof ExperimentState['locks'], locked: boolean): void;
  /** takes the last change of settings back, as the browser's Back does */
  undo(): void;
  redo(): void;
  /** leaves the results unmentioned that a link or ticket promised */
  dismissPromise(): void;
}
