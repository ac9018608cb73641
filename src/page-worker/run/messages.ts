/** What the page asks the coordinator worker, and what it tells the page by itself. */
import type { GivenFile } from '../../tasks/classification/files/given-files';
import type { Experiment } from '../../experiment/schema';
import type { LabEvent } from '../../recording/events';
import type { OpenedTicket } from '../../formats/ticket/ticket';
import type { LabError, Progress, SessionStatus } from '../../runner/progress/status';
import type { NotKept } from '../../storage/browser-storage';
import type { KeptFiles } from '../look/data-files';
import type {
  Inspection,
  InspectionWanted,
  Looked,
  Preview,
  PreviewWanted,
  RunInspection,
  TakeAway,
  TakenFile,
  TrialWeights,
} from '../look/looked';
import type { Answer, Question, QuestionKind } from '../look/questions';
import type { RunKey } from '../../lottery/run-key';

export type { LabError, NotKept, Progress, SessionStatus };
export type { Inspection, Preview, RunInspection, TakeAway, TakenFile, TrialWeights };

/** The runs of an experiment that are stored, as training would have told them. */
export interface Recalled {
  readonly events: readonly LabEvent[];
  readonly progress: Progress;
}

/** `session` numbers the experiments started; what is said late of an earlier one is dropped by it. */
interface OfSession {
  readonly session: number;
}

/**
 * What the page may ask; a type, since functions are called by name. Those of a session are answered
 * at once: how they go is told.
 */
export type LabCalls = {
  /** `fresh`: nothing that was trained before is taken over */
  start(wanted: OfSession & { readonly experiment: Experiment; readonly fresh: boolean }): Promise<void>;
  pause(wanted: OfSession): Promise<void>;
  resume(wanted: OfSession): Promise<void>;
  /** run until the next round of every chain of the first unfinished trial is done, then pause */
  stepRound(wanted: OfSession): Promise<void>;
  /** stop all work; `forget`: and delete what was trained for this experiment */
  stop(wanted: OfSession & { readonly forget: boolean }): Promise<void>;
  /** nothing is on screen of what was trained or recalled */
  dropSession(): Promise<void>;
  /** what is stored of this experiment? Nothing is trained; null: nothing that this version could go on with */
  recall(experiment: Experiment): Promise<Recalled | null>;
  /** null: its task shows no examples */
  preview(wanted: PreviewWanted): Promise<Preview | null>;
  inspect(wanted: InspectionWanted): Promise<Looked>;
  ask<K extends QuestionKind>(question: Question<K>): Promise<Answer<K>>;
  /** `anywhere`: for whichever set they are of */
  keepData(set: string, files: readonly GivenFile[], anywhere: boolean): Promise<KeptFiles>;
  downloadData(set: string): Promise<KeptFiles>;
  /** files that leave the page: a run's ticket, or the examples */
  takeAway(what: TakeAway): Promise<readonly TakenFile[]>;
  openTicket(file: File): Promise<OpenedTicket>;
  ping(): Promise<void>;
};

/** Coordinator → page. */
export type LabMessage =
  | { readonly kind: 'events'; readonly session: number; readonly events: readonly LabEvent[] }
  | {
      readonly kind: 'status';
      readonly session: number;
      readonly status: SessionStatus;
      readonly progress: Progress | null;
      readonly error: LabError | null;
    }
  /** weights of a small network while it trains, for the graph and the decision boundary */
  | {
      readonly kind: 'live-weights';
      readonly session: number;
      readonly id: RunKey;
      readonly step: number;
      readonly weights: readonly Float32Array[];
    }
  /** a training run or data files stay only for as long as the page lives */
  | { readonly kind: 'not-kept'; readonly why: NotKept };
