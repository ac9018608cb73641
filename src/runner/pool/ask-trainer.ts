/** Questions about engines, each put to a trainer of its own, which ends then. */
import type { Splits } from '../../engine/examples';
import type { Backend } from '../../engine/engine';
import type { TrainingRun } from '../../tasks/training';
import type { EngineTiming } from '../../storage/storage';
import type { FromTrainer, ToTrainer, TrainerPort } from '../trainer-messages';

/**
 * A driver that hangs is not waited for any longer, in ms. Timing is a convenience; a chosen engine
 * gets as long to start as the pool would give it, so that a slow machine gets what it asked for.
 */
const PATIENCE = { time: 20_000, probe: 120_000 } as const;

/** Times engines. Those of a trainer that crashes or hangs have no timings. */
export async function timeOnTrainer(
  trainer: TrainerPort,
  backends: readonly Backend[],
  splits: Splits,
  run: TrainingRun,
): Promise<readonly EngineTiming[]> {
  const answer = await ask(trainer, { kind: 'time', backends, splits, run }, 'timed');
  return answer?.timings ?? backends.map((backend) => ({ backend, stepsPerSecond: null }));
}

/**
 * The first of these engines that really starts. One that crashes its trainer or hangs it is passed
 * over, so each is asked about in a trainer of its own.
 */
export async function probeOnTrainers(spawn: () => TrainerPort, backends: readonly Backend[]): Promise<Backend | null> {
  for (const backend of backends) {
    const answer = await ask(spawn(), { kind: 'probe', backend }, 'probed');
    if (answer?.works) return backend;
  }
  return null;
}

/** The answer of that kind; null when the trainer crashes or hangs. */
async function ask<Kind extends 'timed' | 'probed'>(
  trainer: TrainerPort,
  question: Extract<ToTrainer, { kind: keyof typeof PATIENCE }>,
  kind: Kind,
): Promise<Extract<FromTrainer, { kind: Kind }> | null> {
  type Answer = Extract<FromTrainer, { kind: Kind }>;
  const answer = await new Promise<Answer | null>((resolve) => {
    const late = setTimeout(() => resolve(null), PATIENCE[question.kind]);
    const settle = (found: Answer | null): void => {
      clearTimeout(late);
      resolve(found);
    };
    trainer.onMessage((message) => {
      if (message.kind === kind) settle(message as Answer);
      else if (message.kind === 'unavailable') settle(null);
    });
    trainer.onFailure(() => settle(null));
    trainer.post(question);
  });
  trainer.terminate();
  return answer;
}
