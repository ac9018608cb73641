/** What this page trains. */
import type { Recording } from '../../recording/recording';
import type { LabError, Progress, SessionStatus } from '../../page-worker/run/messages';
import type { RunKey } from '../../lottery/run-key';

/** What the last change of settings did to the rounds already trained. */
interface ChangeNote {
  /** training runs whose results stay */
  readonly kept: number;
  /** finished training runs that the new settings leave behind */
  readonly dropped: number;
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
  readonly changeNote: ChangeNote | null;
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
  changeNote: null,
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
  /** begins anew on screen; what was trained stays stored and is taken over when it is trained again */
  putAway(): void;
}
