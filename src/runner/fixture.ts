/** A small laboratory, for tests. */
import { inEnglish } from '../problem';
import type { DataFiles } from '../tasks/task';
import type { Graphics } from '../engine/graphics';
import { readLink } from '../experiment/link';
import type { Experiment } from '../experiment/schema';
import { record, type LabEvent } from '../recording/events';
import { emptyRecording, type Recording, type RunRecord } from '../recording/recording';
import { memoryStorage } from '../storage/memory';
import type { Storage } from '../storage/storage';
import type { Claim } from './claim';
import { createDataLoader } from './data';
import { createLab, type Lab } from './lab';
import type { Progress, SessionStatus } from './progress/status';
import type { ComputationId } from './computations';
import { localTrainer, type LocalTrainer } from './ports/fixture';
import { keyText } from '../lottery/run-key';

/** A few seconds of work: moons, 2 → 8 → 8 → 2, three rounds; `more` takes the place of what stands there. */
export const smallExperiment = (more = ''): Experiment => {
  const { experiment, notes } = readLink(
    `v=1&data.set=moons&data.train=200&data.validation=100&data.test=100&network.widths=8,8&training.steps=40&training.batch=10&training.evaluateEvery=10&training.learningRate=0.01&pruning.rounds=3&chance.trials=2${more}`,
  );
  const refused = notes.filter(({ kind }) => kind !== 'given-twice');
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
  return experiment;
};

export interface TestLab {
  readonly lab: Lab;
  readonly trainers: LocalTrainer[];
  readonly events: LabEvent[];
  readonly statuses: SessionStatus[];
  /** fold of the events since the last start */
  recording(experiment: Experiment): Recording;
  /** recipes of the runs trained and stored */
  recipes(): ReadonlySet<string>;
  progress(): Progress | null;
  error(): string | null;
}

export function testLab(
  options: {
    workers?: number;
    storage?: Storage;
    graphics?: readonly Graphics[];
    claim?: Claim;
    attempts?: number;
    files?: DataFiles;
    /** milliseconds between checkpoints */
    checkpointEvery?: number;
    onEvent?: (event: LabEvent) => void;
    /** a trainer is given something to compute */
    onCompute?: (id: ComputationId, trainer: LocalTrainer) => void;
  } = {},
): TestLab {
  const trainers: LocalTrainer[] = [];
  const events: LabEvent[] = [];
  const statuses: SessionStatus[] = [];
  let progress: Progress | null = null;
  let failure: string | null = null;
  const recipes = new Set<string>();
  const storage = options.storage ?? memoryStorage();
  const lab = createLab({
    storage: {
      ...storage,
      putRun(recipe, run) {
        recipes.add(recipe);
        return storage.putRun(recipe, run);
      },
    },
    workers: (wanted) => options.workers ?? (wanted || 2),
    graphics: async () => options.graphics ?? [],
    claim: options.claim,
    attempts: options.attempts,
    spawn() {
      const trainer: LocalTrainer = localTrainer(options.checkpointEvery, (id) => options.onCompute?.(id, trainer));
      trainers.push(trainer);
      return trainer;
    },
    load: createDataLoader(async () => {
      if (!options.files) throw new Error('no files in this test');
      return options.files;
    }),
    emit(news) {
      events.push(...news);
      news.forEach((event) => options.onEvent?.(event));
    },
    status(status, now, error) {
      if (statuses.at(-1) !== status) statuses.push(status);
      progress = now;
      failure = error ? inEnglish(error.message) : failure;
    },
    weights: () => undefined,
  });
  return {
    lab,
    trainers,
    events,
    statuses,
    recording(experiment) {
      const from = events.findLastIndex((event) => event.kind === 'began');
      return events.slice(from).reduce(record, emptyRecording(experiment));
    },
    recipes: () => recipes,
    progress: () => progress,
    error: () => failure,
  };
}

/**
 * What comes of an experiment though its newest trainer crashes at these events, counted from 1; every step is kept, so that
 * runs go on from anywhere.
 */
export async function trainCrashing(
  experiment: Experiment,
  at: readonly number[],
  options: { readonly workers?: number; readonly attempts: number },
): Promise<Recording> {
  let news = 0;
  const disturbed = testLab({
    ...options,
    checkpointEvery: 0,
    onEvent() {
      news += 1;
      if (at.includes(news)) disturbed.trainers.at(-1)?.crash();
    },
  });
  await disturbed.lab.start(experiment);
  disturbed.lab.close();
  return disturbed.recording(experiment);
}

const references = new Map<string, Promise<unknown>>();

/** Outcome of an experiment that nothing disturbs: the same bits each time, so it is trained once. */
export function reference(experiment = smallExperiment()): Promise<unknown> {
  const key = JSON.stringify(experiment);
  const known = references.get(key) ?? undisturbed(experiment);
  references.set(key, known);
  return known;
}

async function undisturbed(experiment: Experiment): Promise<unknown> {
  const quiet = testLab({ workers: 1 });
  await quiet.lab.start(experiment);
  quiet.lab.close();
  return outcome(quiet.recording(experiment));
}

/** @throws Error naming what was waited for, after 20 seconds. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  const began = performance.now();
  while (!condition()) {
    if (performance.now() - began > 100_000) throw new Error(`Waited too long for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** What must not depend on workers, order or crashes: points and masks, by run. */
export function outcome(recording: Recording): unknown {
  const byKey = (a: RunRecord, b: RunRecord): number => (keyText(a.id) < keyText(b.id) ? -1 : 1);
  return {
    runs: recording.runs.toSorted(byKey).map(({ id, status, points }) => ({ id, status, points })),
    masks: recording.masks.toSorted((a, b) => a.trial - b.trial || (a.chain < b.chain ? -1 : 1)),
  };
}
