/** Where a running experiment stands. */
import type { Said } from '../../problem';
import type { RunKey } from '../../lottery/run-key';

/** What a failure is about, so that the screen can say it in the reader's language. */
export interface LabError {
  /** catalogue key below "errors" */
  readonly kind:
    | 'data-missing'
    | 'data-invalid'
    | 'engine-unavailable'
    | 'worker-crashed'
    | 'workers-forbidden'
    | 'file-missing'
    | 'internal';
  /** names the value and what is allowed */
  readonly message: Said;
  /** the data set whose files are missing or broken */
  readonly set?: string;
}

export interface Progress {
  readonly runsDone: number;
  readonly runsTotal: number;
  /** of training; what is computed besides counts as so many as take as long */
  readonly stepsDone: number;
  readonly stepsTotal: number;
  /** training runs taken from earlier experiments */
  readonly runsReused: number;
  /** the run in training that a viewer follows: the first trial's, the ticket's chain first */
  readonly current: (RunKey & { readonly step: number; readonly steps: number }) | null;
  /** measured over the last seconds, all workers together */
  readonly stepsPerSecond: number | null;
  /** null until anything is measured */
  readonly secondsLeft: number | null;
  /** the same until the next ticket can be held against its full network */
  readonly secondsToResult: number | null;
}

/** 'waiting': the same experiment is in training in another tab, which has to finish or close first. */
export type SessionStatus = 'waiting' | 'idle' | 'preparing' | 'running' | 'paused' | 'finished' | 'failed';
