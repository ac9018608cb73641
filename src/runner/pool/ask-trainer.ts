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
  const timings = await ask(trainer, { kind: 'time', backends, splits, run }, (message) =>
    message.kind === 'timed' ? message.timings : null,
  );
  return timings ?? backends.map((backend) => ({ backend, stepsPerSecond: null }));
}

/**
 * The first of these engines that really starts. One that crashes its trainer or hangs it is passed
 * over, so each is asked about in a trainer of its own.
 */
export async function probeOnTrainers(spawn: () => TrainerPort, backends: readonly Backend[]): Promise<Backend | null> {
  for (const backend of backends) {
    const works = await ask(spawn(), { kind: 'probe', backend }, (message) =>
      message.kind === 'probed' ? message.works : null,
    );
    if (works) return backend;
  }
  return null;
}

/** What is found in an answer; null when the trainer crashes or hangs. */
async function ask<T>(
  trainer: TrainerPort,
  question: Extract<ToTrainer, { kind: keyof typeof PATIENCE }>,
  found: (message: FromTrainer) => T | null,
): Promise<T | null> {
  let late: ReturnType<typeof setTimeout> | undefined;
  const answer = await new Promise<T | null>((resolve) => {
    late = setTimeout(() => resolve(null), PATIENCE[question.kind]);
    trainer.onMessage((message) => {
      const answered = found(message);
      if (answered !== null || message.kind === 'unavailable') resolve(answered);
    });
    trainer.onFailure(() => resolve(null));
    trainer.post(question);
  });
  clearTimeout(late);
  trainer.terminate();
  return answer;
}
