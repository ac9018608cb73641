/** What is read back from a folder is held against these: another version may have written it, or nobody. */
import { z } from 'zod';
import type { DataFiles } from '../tasks/classification/dataset';
import type { Checkpoint } from '../tasks/training';
import type { EngineTiming, StoredRun } from './storage';

/** diverged losses are not finite */
const loss = z.custom<number>((value) => typeof value === 'number');
const fraction = z.number().min(0).max(1);
const step = z.number().int().min(1);
const seconds = z.number().min(0);
const floats = z.instanceof(Float32Array<ArrayBuffer>);
const bytes = z.instanceof(Uint8Array<ArrayBuffer>);
const evaluation = z.object({ seconds, examples: z.number().int().min(0) });

const isAscending = (steps: readonly number[]): boolean =>
  steps.every((at, index) => index === 0 || at > steps[index - 1]);

const points = z
  .object({
    step: z.array(step).min(1).refine(isAscending),
    validationLoss: z.array(loss),
    validationAccuracy: z.array(fraction),
    testAccuracy: z.array(fraction.nullable()),
    trainAccuracy: z.array(fraction.nullable()),
  })
  .refine((columns) => Object.values(columns).every(({ length }) => length === columns.step.length));

const run: z.ZodType<StoredRun> = z.object({
  status: z.enum(['finished', 'diverged']),
  points,
  trainingSeconds: seconds,
  evaluation: evaluation.optional(),
  weights: z.array(floats).min(1),
  rewindPoint: z.array(floats).optional(),
});

const checkpoint: z.ZodType<Checkpoint> = z
  .object({
    step,
    trainer: z.object({ steps: z.number().int().min(0), arrays: z.array(bytes) }),
    points: z.array(
      z.object({
        step,
        validationLoss: loss,
        validationAccuracy: fraction,
        testAccuracy: fraction.nullable(),
        trainAccuracy: fraction.nullable(),
      }),
    ),
    best: z.object({ at: z.number().int().min(0), loss: z.number(), weights: z.array(floats) }).nullable(),
    rewindPoint: z.array(floats).nullish(),
    trainingSeconds: seconds,
    evaluation,
  })
  .refine(
    (kept) =>
      isAscending(kept.points.map((point) => point.step)) && (kept.best === null || kept.best.at < kept.points.length),
  );

const timings: z.ZodType<readonly EngineTiming[]> = z.array(
  z.object({ backend: z.enum(['wasm', 'webgpu', 'webgl', 'cpu']), stepsPerSecond: z.number().nullable() }),
);

const files: z.ZodType<DataFiles> = z.record(z.string(), bytes);

export const keptSchemas = { run, checkpoint, timings, files } as const;
