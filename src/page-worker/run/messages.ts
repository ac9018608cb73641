/** Messages between the page, the coordinator worker and the trainer workers. */
import type { GivenFile } from '../../tasks/classification/files/given-files';
import type { Experiment } from '../../experiment/schema';
import type { LabEvent } from '../../recording/events';
import type { OpenedTicket } from '../../formats/ticket/ticket';
import type { LabError, Progress, SessionStatus } from '../../runner/status';
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
import type { Answer, Question } from '../look/questions';
import type { RunKey } from '../../lottery/run-key';

export type { LabError, NotKept, Progress, SessionStatus };
export type { Inspection, Preview, RunInspection, TakeAway, TakenFile, TrialWeights };

/** The runs of an experiment that are stored, as training would have told them. */
export interface Recalled {
  readonly events: readonly LabEvent[];
  readonly progress: Progress;
}

/** Page → coordinator. `session` numbers the experiments started; late answers are dropped by it. */
export type PageMessage =
  /** `fresh`: nothing that was trained before is taken over */
  | { readonly kind: 'start'; readonly session: number; readonly experiment: Experiment; readonly fresh?: boolean }
  | { readonly kind: 'pause'; readonly session: number }
  | { readonly kind: 'resume'; readonly session: number }
  /** run until the next round of every chain of the first unfinished trial is done, then pause */
  | { readonly kind: 'step-round'; readonly session: number }
  /** stop all work; `forget`: and delete what was trained for this experiment */
  | { readonly kind: 'stop'; readonly session: number; readonly forget: boolean }
  /** what is stored of this experiment? Nothing is trained */
  | { readonly kind: 'recall'; readonly request: number; readonly experiment: Experiment }
  /** nothing is on screen of what was trained or recalled */
  | { readonly kind: 'drop-session' }
  | ({ readonly kind: 'preview'; readonly request: number } & PreviewWanted)
  | ({ readonly kind: 'inspect'; readonly request: number } & InspectionWanted)
  | { readonly kind: 'ask'; readonly request: number; readonly question: Question }
  | {
      readonly kind: 'keep-data';
      readonly request: number;
      readonly set: string;
      readonly files: readonly GivenFile[];
      readonly anywhere: boolean;
    }
  | { readonly kind: 'download-data'; readonly request: number; readonly set: string }
  /** files that leave the page: a run's ticket, or the examples */
  | { readonly kind: 'export'; readonly request: number; readonly what: TakeAway }
  | { readonly kind: 'open-ticket'; readonly request: number; readonly file: File }
  | { readonly kind: 'ping'; readonly request: number };

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
  /** what a changed experiment keeps of the runs trained before */
  | { readonly kind: 'changed'; readonly session: number; readonly kept: number; readonly dropped: number }
  /** null: nothing that this version of the app could go on with */
  | { readonly kind: 'recalled'; readonly request: number; readonly recalled: Recalled | null }
  /** a training run or data files stay only for as long as the page lives */
  | { readonly kind: 'not-kept'; readonly why: NotKept }
  | { readonly kind: 'preview'; readonly request: number; readonly preview: Preview }
  | ({ readonly kind: 'inspection'; readonly request: number } & Looked)
  | { readonly kind: 'answered'; readonly request: number; readonly answer: Answer }
  | ({ readonly kind: 'data-kept'; readonly request: number } & KeptFiles)
  | { readonly kind: 'exported'; readonly request: number; readonly files: readonly TakenFile[] }
  | { readonly kind: 'ticket'; readonly request: number; readonly opened: OpenedTicket }
  | { readonly kind: 'refused'; readonly request: number; readonly error: LabError }
  | { readonly kind: 'pong'; readonly request: number };
