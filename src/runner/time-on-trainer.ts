import type { Splits } from '../datasets/dataset';
import type { Backend } from '../engine/engine';
import type { TrainingRun } from '../engine/training';
import type { EngineTiming } from '../storage/storage';
import type { TrainerPort } from './trainer-messages';

/** A driver that hangs is not waited for any longer, in ms. */
const PATIENCE = 20_000;

/** Times engines in a trainer of its own, which ends then. One that crashes or hangs has no timings. */
export async function timeOnTrainer(
  trainer: TrainerPort,
  backends: readonly Backend[],
  splits: Splits,
  run: TrainingRun,
): Promise<readonly EngineTiming[]> {
  const nothing = backends.map((backend) => ({ backend, stepsPerSecond: null }));
  const timings = await new Promise<readonly EngineTiming[]>((resolve) => {
    const late = setTimeout(() => resolve(nothing), PATIENCE);
    const answer = (found: readonly EngineTiming[]): void => {
      clearTimeout(late);
      resolve(found);
    };
    trainer.onMessage((message) => message.kind === 'timed' && answer(message.timings));
    trainer.onFailure(() => answer(nothing));
    trainer.post({ kind: 'time', backends, splits, run });
  });
  trainer.terminate();
  return timings;
}
