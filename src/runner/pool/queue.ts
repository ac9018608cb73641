/** Jobs that wait for a trainer, best first, and rounds that wait for their turn. */
import type { Point } from '../../lottery/points';
import type { Checkpoint, TrainedRun } from '../../tasks/training';
import type { Computed } from '../computations';
import { byPriority, PoolClosed, type ComputingJob, type Job, type TrainingJob } from './job';

/** A job on its way through the pool. */
interface OnItsWay<Kind, J extends Job, Result> {
  readonly kind: Kind;
  job: J | null; // null: under way, but nobody waits for it at present
  attempts: number;
  resolve(result: Result): void;
  reject(error: Error): void;
}

export interface WaitingRun extends OnItsWay<'train', TrainingJob, TrainedRun> {
  /** where a trainer goes on with it */
  from: Checkpoint | null;
  points: { point: Point; weights: readonly Float32Array[] | null }[];
}

type WaitingComputation = OnItsWay<'compute', ComputingJob, Computed>;

export type Waiting = WaitingRun | WaitingComputation;

/** A run that has not been looked for in storage yet. */
interface Held {
  readonly round: number;
  resolve(): void;
  reject(error: Error): void;
}

export interface Queue {
  /**
   * Resolves when a run of this round may begin, be it trained or taken from storage: at once, or when neither
   * a pause nor the limit is in its way any more. Rejects with PoolClosed when it is not wanted any more.
   */
  turn(round: number): Promise<void>;
  add(run: Waiting): void;
  /** Neither a pause nor the limit is in the way of this round. */
  mayBegin(round: number): boolean;
  /** The best run that may begin, taken out; none where it is to wait for a better one. */
  next(waits: (job: Job) => boolean): Waiting | undefined;
  pause(paused: boolean): void;
  /** Lets no run of a later round begin; null: no limit. */
  limitRound(round: number | null): void;
  /** Forgets all that wait; their promises reject with PoolClosed. */
  refuseAll(): void;
  close(): void;
}

export function createQueue(): Queue {
  let runs: readonly Waiting[] = [];
  let held: readonly Held[] = [];
  let paused = false;
  let closed = false;
  let limit: number | null = null;
  const mayBegin = (round: number): boolean => !paused && (limit === null || round <= limit);
  const admit = (): void => {
    const admitted = held.filter(({ round }) => mayBegin(round));
    held = held.filter(({ round }) => !mayBegin(round));
    for (const { resolve } of admitted) resolve();
  };
  const refuseAll = (): void => {
    for (const { reject } of [...held, ...runs]) reject(new PoolClosed());
    [held, runs] = [[], []];
  };
  return {
    turn: (round) =>
      new Promise((resolve, reject) => {
        if (closed) reject(new PoolClosed());
        else if (mayBegin(round)) resolve();
        else held = [...held, { round, resolve, reject }];
      }),
    mayBegin,
    add(run) {
      runs = [...runs, run].toSorted((a, b) => byPriority(a.job?.priority ?? [], b.job?.priority ?? []));
    },
    next(waits) {
      const best = runs.find(({ job }) => mayBegin(job?.round ?? 0));
      if (best?.job && waits(best.job)) return undefined;
      runs = runs.filter((run) => run !== best);
      return best;
    },
    pause(next) {
      paused = next;
      admit();
    },
    limitRound(round) {
      limit = round;
      admit();
    },
    refuseAll,
    close() {
      closed = true;
      refuseAll();
    },
  };
}
