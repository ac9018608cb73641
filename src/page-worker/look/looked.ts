/** What looking into networks and data gives, and what may be taken away. */
import type { DataInfo, DataSettings } from '../../tasks/task';
import type { Shown } from '../../tasks/work';
import type { Experiment } from '../../experiment/schema';
import type { ParameterSpec } from '../../lottery/parameters';
import type { Recording } from '../../recording/recording';
import type { RunKey } from '../../lottery/run-key';

export interface PreviewWanted {
  readonly settings: DataSettings;
  readonly splitSeed: number;
}

/** For the data panel, and the points of a 2-D set for its picture. */
export interface Preview extends PreviewWanted, Shown {}

export interface InspectionWanted {
  readonly experiment: Experiment;
  readonly data: DataInfo;
  readonly engineVersion: string;
  readonly id: RunKey;
  /** the page has the weights of the trial: they are large, and the same in every round */
  readonly knowsTrial: boolean;
}

/** Weights that are the same in all rounds of a trial. */
export interface TrialWeights {
  readonly theta0: readonly Float32Array[];
  /** θ_T of the full network; null while its run is not finished or its weights are not kept */
  readonly fullThetaT: readonly Float32Array[] | null;
}

/** The weights of one run. */
export interface RunInspection {
  readonly id: RunKey;
  readonly specs: readonly ParameterSpec[];
  /** null while the run is not finished or its weights are not kept */
  readonly thetaT: readonly Float32Array[] | null;
  /** thetaT comes from a recording, rounded to 1/127 of the largest weight of each parameter */
  readonly rounded: boolean;
}

export interface Looked {
  readonly ofRun: RunInspection;
  /** null: those that the page has */
  readonly ofTrial: TrialWeights | null;
}

/** The weights of one run and of its trial, for looking at. */
export interface Inspection extends RunInspection, TrialWeights {}

export type TakeAway =
  | { readonly kind: 'ticket'; readonly recording: Recording; readonly id: RunKey }
  | { readonly kind: 'data'; readonly experiment: Experiment };

export interface TakenFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
