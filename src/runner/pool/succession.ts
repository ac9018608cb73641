/** What goes first when a run ends that others follow from: one trial that is whole shows something sooner. */
import type { Job } from './job';
import type { Queue } from './queue';
import type { Slot } from './trainers';

/** How long runs of later trials wait for what follows from a run, in ms: pruning and storing take less. */
const HANDOVER = 600;
/** A run that will take no longer than this is nearly over, in ms. */
const NEARLY = 1_000;

export interface Succession {
  /** A run is over that others follow from. */
  handOver(job: Job): void;
  /** Are runs of an earlier trial about to follow? They go first. */
  comesLater(job: Job): boolean;
}

/** @param dispatch trainers that were kept free may be taken */
export function createSuccession(
  slots: readonly Slot[],
  queue: Pick<Queue, 'mayBegin'>,
  dispatch: () => void,
): Succession {
  const handedOver = new Set<Job>();
  return {
    handOver(job) {
      handedOver.add(job);
      setTimeout(() => {
        handedOver.delete(job);
        dispatch();
      }, HANDOVER);
    },
    comesLater({ priority: [trial] }) {
      const nearlyOver = slots.flatMap(({ busy }) => (busy && timeLeft(busy) < NEARLY ? [busy.waiting.job] : []));
      return [...handedOver, ...nearlyOver].some(
        (job) => job?.leadsOn === true && job.priority[0] < trial && queue.mayBegin(job.round + 1),
      );
    },
  };
}

/** Of a run in training, in ms, at its pace so far; Infinity before its first step. */
function timeLeft({ began, from, step, steps }: NonNullable<Slot['busy']>): number {
  return step > from ? ((performance.now() - began) / (step - from)) * (steps - step) : Infinity;
}
