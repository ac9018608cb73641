/** What is read back from a folder is held against these: another version may have written it, or nobody. */
import { z } from 'zod';
import { columnNames, type Column } from '../lottery/points';
import { tasks } from '../tasks';
import { migratedRun } from '../formats/migrations';
import type { DataFiles } from '../tasks/task';
import type { Checkpoint } from '../tasks/training';
import type { EngineTiming, StoredRun } from './storage';

const step = z.number().int().min(0);
const seconds = z.number().min(0);
const floats = z.instanceof(Float32Array<ArrayBuffer>);
const bytes = z.instanceof(Uint8Array<ArrayBuffer>);
const evaluation = z.object({ seconds, examples: z.number().int().min(0) });

const isAscending = (steps: readonly number[]): boolean =>
  steps.every((at, index) => index === 0 || at > steps[index - 1]);

/** Metrics that are shares of examples. */
const shares = new Set(
  tasks.all.flatMap(({ metrics }) => metrics.filter(({ unit }) => unit === 'fraction')).map(({ id }) => id),
);

/** Shares of examples are from 0 to 1; of other numbers nothing is known here. */
const canBe = (column: Column, value: number | null): boolean =>
  value === null || !shares.has(column.slice(column.indexOf('.') + 1)) || (value >= 0 && value <= 1);

const points = z
  .object({ step: z.array(step).refine(isAscending) }) // none of θ_k where it lies before the first
  .catchall(z.array(z.number().nullable()))
  .refine((columns) => columnNames(columns).every((name) => columns[name].every((value) => canBe(name, value))))
  .refine((columns) => Object.values(columns).every(({ length }) => length === columns.step.length));

const run: z.ZodType<StoredRun> = z.preprocess(
  migratedRun,
  z.object({
    status: z.enum(['finished', 'diverged']),
    points,
    trainingSeconds: seconds,
    evaluation: evaluation.optional(),
    weights: z.array(floats),
    columns: z.record(z.string(), z.array(z.number().nullable())).optional(),
    rewindPoint: z.array(floats).optional(),
  }),
);

const episodes = z.object({
  underWay: z.array(
    z.object({
      index: z.number().int().min(0),
      state: z.array(z.number()),
      steps: z.number().int().min(0),
      sum: z.number(),
    }),
  ),
  ended: z.array(z.number()),
});

const numbers = z.array(z.number());
const watched = z.object({ step: numbers, rank: numbers, scale: numbers });
const emergence = z.object({ masks: z.array(z.array(bytes)), step: step.nullable() });

const checkpoint: z.ZodType<Checkpoint> = z.preprocess(
  migratedRun,
  z
    .object({
      step: step.min(1),
      trainer: z.object({ steps: z.number().int().min(0), arrays: z.array(bytes) }),
      points: z.array(z.object({ step }).catchall(z.number().nullable())),
      best: z.object({ at: z.number().int().min(0), weights: z.array(floats) }).nullable(),
      rewindPoint: z.array(floats).nullish(),
      trainingSeconds: seconds,
      evaluation,
      episodes: episodes.optional(),
      watched: watched.optional(),
      emergence: emergence.optional(),
    })
    .refine(
      (kept) =>
        isAscending(kept.points.map((point) => point.step)) &&
        (kept.best === null || kept.best.at < kept.points.length),
    ),
);

const timings: z.ZodType<readonly EngineTiming[]> = z.array(
  z.object({ backend: z.enum(['wasm', 'webgpu', 'webgl', 'cpu']), stepsPerSecond: z.number().nullable() }),
);

const files: z.ZodType<DataFiles> = z.record(z.string(), bytes);

export const keptSchemas = { run, checkpoint, timings, files } as const;
