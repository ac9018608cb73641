/** Trainers in the same thread and a small laboratory, for tests. */
import { readLink } from '../experiment/link';
import type { Experiment } from '../experiment/schema';
import { record, type LabEvent } from '../recording/events';
import { emptyRecording, runKey, type Recording, type RunRecord } from '../recording/recording';
import { memoryStorage } from '../storage/memory';
import type { Storage } from '../storage/storage';
import { createLab, type Lab } from './lab';
import type { Progress, SessionStatus } from './status';
import { serveTrainer } from './trainer';
import type { FromTrainer, TrainerPort } from './trainer-messages';

/** A few seconds of work: moons, 2 → 8 → 8 → 2, three rounds. */
export const smallExperiment = (more = ''): Experiment => {
  const { experiment, notes } = readLink(
    `v=1&data.set=moons&data.train=200&data.validation=100&data.test=100&network.widths=8,8&training.steps=40&training.batch=10&training.evaluateEvery=10&training.learningRate=0.01&pruning.rounds=3&chance.trials=2${more}`,
  );
  if (notes.length > 0) throw new Error(JSON.stringify(notes));
  return experiment;
};

/** A trainer in this thread; `crash` fails it as a worker fails. */
export interface LocalTrainer extends TrainerPort {
  crash(): void;
}

export function localTrainer(): LocalTrainer {
  const listeners: ((message: FromTrainer) => void)[] = [];
  const failures: ((message: string) => void)[] = [];
  let alive = true;
  const answer = serveTrainer((message) => {
    const copy = structuredClone(message);
    setTimeout(() => alive && listeners.forEach((listener) => listener(copy)));
  });
  return {
    post(message) {
      const copy = structuredClone(message);
      setTimeout(() => alive && answer(copy));
    },
    onMessage: (listener) => void listeners.push(listener),
    onFailure: (listener) => void failures.push(listener),
    terminate() {
      alive = false;
    },
    crash() {
      if (!alive) return;
      alive = false;
      failures.forEach((listener) => listener('killed by the test'));
    },
  };
}

export interface TestLab {
  readonly lab: Lab;
  readonly trainers: LocalTrainer[];
  readonly events: LabEvent[];
  readonly statuses: SessionStatus[];
  readonly changes: { kept: number; dropped: number }[];
  /** fold of the events since the last start */
  recording(experiment: Experiment): Recording;
  progress(): Progress | null;
  error(): string | null;
}

export function testLab(
  options: { workers?: number; storage?: Storage; onEvent?: (event: LabEvent) => void } = {},
): TestLab {
  const trainers: LocalTrainer[] = [];
  const events: LabEvent[] = [];
  const statuses: SessionStatus[] = [];
  const changes: { kept: number; dropped: number }[] = [];
  let progress: Progress | null = null;
  let failure: string | null = null;
  const lab = createLab({
    storage: options.storage ?? memoryStorage(),
    workers: options.workers ?? 2,
    spawn() {
      const trainer = localTrainer();
      trainers.push(trainer);
      return trainer;
    },
    files: () => Promise.reject(new Error('no files in this test')),
    emit(news) {
      events.push(...news);
      news.forEach((event) => options.onEvent?.(event));
    },
    status(status, now, error) {
      if (statuses.at(-1) !== status) statuses.push(status);
      progress = now;
      failure = error?.message ?? failure;
    },
    weights: () => undefined,
    changed: (kept, dropped) => void changes.push({ kept, dropped }),
  });
  return {
    lab,
    trainers,
    events,
    statuses,
    changes,
    recording(experiment) {
      const from = events.findLastIndex((event) => event.kind === 'began');
      return events.slice(from).reduce(record, emptyRecording(experiment));
    },
    progress: () => progress,
    error: () => failure,
  };
}

/** What must not depend on workers, order or crashes: points and masks, by run. */
export function outcome(recording: Recording): unknown {
  const byKey = (a: RunRecord, b: RunRecord): number => (runKey(a.id) < runKey(b.id) ? -1 : 1);
  return {
    runs: recording.runs.toSorted(byKey).map(({ id, status, points }) => ({ id, status, points })),
    masks: recording.masks.toSorted((a, b) => a.trial - b.trial || (a.chain < b.chain ? -1 : 1)),
  };
}
