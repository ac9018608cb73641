/** What this page trains. */
import type { Experiment } from '../../experiment/schema';
import type { Recording } from '../../recording/recording';
import type { LabError, Progress, SessionStatus } from '../../page-worker/run/messages';
import type { RunKey } from '../../lottery/run-key';

/** A run that was left before its end: its settings bring it back, and it goes on from there. */
export interface LeftRun {
  readonly experiment: Experiment;
  /** training runs that are over, of those planned */
  readonly done: number;
  readonly planned: number;
}

export interface RunState {
  /** what this page has trained for `experiment` */
  readonly live: Recording | null;
  readonly session: {
    readonly number: number;
    readonly status: SessionStatus;
    readonly progress: Progress | null;
    readonly error: LabError | null;
  };
  /** its stored runs are being looked for */
  readonly sought: Experiment | null;
  /** links of what was started in this browser and not forgotten since, the newest last */
  readonly begun: readonly string[];
  /** the last one that is not trained to its end, until that is read */
  readonly left: LeftRun | null;
  /** the browser keeps what is trained; else it stays for as long as the page is open */
  readonly lasts: boolean;
  /** the experiment trains to be compared with the recorded run */
  readonly reproducing: boolean;
  /** newest weights of a small network in training */
  readonly liveWeights: {
    readonly id: RunKey;
    readonly step: number;
    readonly weights: readonly Float32Array[];
  } | null;
}

export const initialRun: RunState = {
  live: null,
  session: { number: 0, status: 'idle', progress: null, error: null },
  sought: null,
  begun: [],
  left: null,
  lasts: true,
  reproducing: false,
  liveWeights: null,
};

export interface RunActions {
  play(): void;
  pause(): void;
  stepRound(): void;
  /** trains the recorded run's experiment here, every run anew, to see whether the same comes out */
  reproduce(): void;
  /** forgets what was trained and shows the recorded run again; the same seeds replay exactly */
  reset(): void;
  /** back to the run that was left, and on with it */
  goBack(): void;
  /** what was started here, as the browser remembers it */
  setBegun(links: readonly string[]): void;
  /** begins anew on screen; what was trained stays stored and is taken over when it is trained again */
  putAway(): void;
}
