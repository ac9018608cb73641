/** A ticket that leaves the page: θ₀, mask and θ_T of one training run, and where they come from. */
import type { Experiment } from '../../experiment/schema';
import type { Masks } from '../../lottery/masks';
import type { Weights } from '../../lottery/parameters';
import type { Network } from '../../models/network';
import type { DataInfo } from '../../tasks/task';
import type { EngineInfo, RunRecord } from '../../recording/recording';
import type { RunKey } from '../../lottery/run-key';

export interface Ticket {
  readonly experiment: Experiment;
  readonly id: RunKey;
  readonly engine: EngineInfo;
  readonly data: DataInfo;
  readonly network: Network;
  /** θ₀: what the run started from, before the mask; for other treatments what the survivors became */
  readonly theta0: Weights;
  readonly masks: Masks;
  /** per weight the round in which it was pruned, 0 while it is left; null: as the masks say, no history */
  readonly prunedIn: readonly (Uint8Array | null)[] | null;
  /** θ_T, m ⊙ θ */
  readonly thetaT: Weights;
  /** θ_T comes from a recording, rounded to 1/127 of the largest weight of each parameter */
  readonly rounded: boolean;
  /** the run, and its trial's full network where it is another */
  readonly run: RunRecord;
  readonly full: RunRecord | null;
  /** of all results of the experiment, 64 hex digits; null for engines that promise none */
  readonly fingerprint: string | null;
}

/** What the checksums of a ticket's file cover. */
export const TENSOR_KINDS = ['theta_0', 'theta_T', 'mask'] as const;
export type TensorKind = (typeof TENSOR_KINDS)[number];

/** What was noticed about the file of a ticket that was opened. */
export interface TicketNotes {
  /** kinds of tensors that are not those the file was made with; null: it carries no checksums */
  readonly changed: readonly TensorKind[] | null;
  /** element types other than float32 that the weights had: "F16" */
  readonly converted: readonly string[];
  /** names of tensors that belong to no ticket and were left out */
  readonly ignored: readonly string[];
}

export interface OpenedTicket {
  readonly ticket: Ticket;
  readonly notes: TicketNotes;
}
