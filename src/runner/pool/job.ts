/** A training run, or a computation, on its way to a trainer. */
import type { Point } from '../../lottery/points';
import type { Checkpoint, TrainingRun } from '../../tasks/training';
import type { Computing } from '../computations';

interface Queued {
  /** what is already under way with the same recipe is joined, not repeated */
  readonly recipe: string;
  /** smaller goes first, compared number by number */
  readonly priority: readonly number[];
  readonly round: number;
  /** the next run of its chain waits for what it gives: it goes before all others */
  readonly leadsOn?: boolean;
}

export interface ComputingJob extends Queued {
  /** gathers what it is computed from: called when a trainer is free */
  start(): Computing;
  /** how far it is, 0 … 1; begins again after a crash */
  advanced(share: number): void;
}

export interface TrainingJob extends Queued {
  readonly sendWeights: boolean;
  /** where the run was left before, if it was */
  readonly from: Checkpoint | null;
  /** draws the start weights: called when a trainer is free */
  start(): TrainingRun;
  /** the run begins, or begins again after a crash: its points so far are told anew */
  started(step: number): void;
  stepped(step: number): void;
  reached(point: Point, weights: readonly Float32Array[] | null): void;
  /** the run can go on from here, should the page or process end */
  left(checkpoint: Checkpoint): void;
}

export type Job = TrainingJob | ComputingJob;

const nothing = (): void => undefined;

/** A run that is on no screen, and that others wait for. */
export const UNSEEN: Omit<TrainingJob, 'recipe' | 'round' | 'start'> = {
  priority: [-1],
  sendWeights: false,
  from: null,
  started: nothing,
  stepped: nothing,
  reached: nothing,
  left: nothing,
};

/** The run is not wanted any more: the experiment has changed or was stopped. */
export class PoolClosed extends Error {}

/** Compares two priorities, number by number. */
export function byPriority(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
