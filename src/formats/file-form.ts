/** The form of a recording's file, and what reads it. */
import type { Sentence } from '../problem';
import { said } from './problems';
import { z } from 'zod';
import type { Outline } from './consistency/check';
import { keysIn } from './consistency/keys';
import { allows, DamagedFile, damageOf } from './damaged-file';
import { FINGERPRINT_VERSIONS, fingerprintVersion, shortFingerprint } from '../experiment/fingerprint-text';
import { fingerprint } from '../recording/fingerprint';
import { isColumn } from '../lottery/points';
import { inflate } from './zlib';
import { migratedFile, VERSION } from './migrations';
import type { Recording } from '../recording/recording';
import { storedExperiment } from './stored-experiment';

/** Most bytes of a file that is read, and of the masks in it. */
const MOST_BYTES = 50_000_000;

/** Most bits of one character: they are numbered in a byte. */
const MOST_BITS = 8;

const finiteOrNull = z.number().nullable();
const count = z.number().int().min(0).max(10_000_000);
const amount = z.number().min(0);
export const runIdSchema = z.object({
  trial: count,
  round: count,
  arm: z.string().max(40),
});

export const engineSchema = z.object({
  id: z.enum(['simd', 'tfjs']),
  backend: z.enum(['wasm', 'webgpu', 'webgl', 'cpu']),
  version: z.string().max(100),
  device: z.string().max(200),
  software: z.boolean(),
  workers: count.min(1),
  reason: z.string().max(100),
  measured: z
    .array(
      z.object({
        backend: z.enum(['wasm', 'webgpu', 'webgl', 'cpu']),
        stepsPerSecond: amount.nullable(),
      }),
    )
    .max(10)
    .optional(),
});

export const dataSchema = z
  .object({
    inputShape: z.array(count).max(4),
    classNames: z.array(z.string().max(100)).max(1000),
    filesHash: z.string().max(64).nullable(),
    mostFrequent: z.number().max(1).optional(),
    characterEntropy: z.number().min(0).max(MOST_BITS).optional(),
    sourceBits: z.number().min(0).max(MOST_BITS).optional(),
  })
  .refine(
    ({ classNames, mostFrequent = 1 }) => mostFrequent >= 0.999 / Math.max(1, classNames.length),
    allows(said('less-than-equal-share')),
  );

/** Evaluation points of a run, by column. */
export const pointsSchema = z
  .object({ step: z.array(count) })
  .catchall(z.array(finiteOrNull))
  .refine(
    (points) => Object.keys(points).every((name) => name === 'step' || isColumn(name)),
    allows(said('column-names')),
  )
  .refine(
    (points) => points.step.length > 0 && Object.values(points).every((column) => column.length === points.step.length),
    allows(said('columns')),
  );

/** The fingerprint of results, whole. */
export const fingerprintSchema = z
  .string()
  .refine((text) => fingerprintVersion(text) !== null && text.length >= 64, allows(said('fingerprint-form')))
  .refine(
    (text) => FINGERPRINT_VERSIONS.includes(fingerprintVersion(text) ?? 1),
    allows(said('fingerprint-versions', { known: FINGERPRINT_VERSIONS.join(', ') })),
  );

export const fileSchema = z.object({
  format: z.literal('ticket-lab-recording'),
  version: z.literal(VERSION),
  experiment: z.record(z.string(), z.unknown()),
  engine: engineSchema.nullable(),
  data: dataSchema.nullable(),
  runs: z
    .array(
      z.object({
        id: runIdSchema,
        status: z.enum(['finished', 'diverged']),
        points: pointsSchema,
        trainingSeconds: amount.nullable(),
        evaluation: z.object({ seconds: amount, examples: z.number().int().min(0) }).nullish(),
      }),
    )
    .max(100_000),
  masks: z
    .array(
      z.object({
        trial: count,
        chain: z.string().max(40),
        remaining: z.array(z.array(count)).max(101),
        prunedIn: z.array(z.object({ length: count, zlib: z.string() }).nullable()).max(1_000),
      }),
    )
    .max(10_000),
  warnings: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('layer-emptied'), id: runIdSchema, layer: count }),
        z.object({ kind: z.literal('network-cut'), id: runIdSchema }),
        z.object({ kind: z.literal('chain-stopped'), id: runIdSchema }),
      ]),
    )
    .max(10_000),
  measurements: z
    .array(
      z.object({
        measure: z.string().max(40),
        id: runIdSchema,
        about: z.record(z.string().max(40), z.number()),
        columns: z.record(z.string().max(80), z.array(finiteOrNull)),
      }),
    )
    .max(10_000)
    .optional(),
  /** of the numbers above; files written before it came have none, and so have engines without one */
  fingerprint: fingerprintSchema.optional(),
});

/**
 * A recording that comes with the app, as its code does: its tests have looked for contradictions, and
 * the page's first script goes without those checks.
 * @throws DamagedFile that says what is wrong with the file
 */
export const readShippedRecording = (text: string): Promise<Recording> =>
  readForm(text, { ofOutline: () => null, ofMasks: () => null });

/** Each says what a recording contradicts; null: nothing. */
interface Contradictions {
  ofOutline(outline: Outline): Sentence | null;
  ofMasks(recording: Recording): Sentence | null;
}

/** @throws DamagedFile that says what is wrong with the file */
export async function readForm(text: string, { ofOutline, ofMasks }: Contradictions): Promise<Recording> {
  const { fingerprint: stated, ...data } = parsedFile(text);
  const experiment = storedExperiment(data.experiment);
  const keys = keysIn(experiment);
  const outline = {
    ...data,
    experiment,
    runs: data.runs.map((run) => ({ ...run, id: keys.keyOf(run.id), reused: false })),
    masks: data.masks.map((mask) => ({ ...mask, chain: keys.chainOf(mask) })),
    warnings: data.warnings.map((warning) => ({ ...warning, id: keys.keyOf(warning.id) })),
    measurements: data.measurements?.map((measurement) => ({ ...measurement, id: keys.keyOf(measurement.id) })),
  };
  refuse(ofOutline(outline));
  const bytes = data.masks.flatMap((mask) => mask.prunedIn).reduce((sum, part) => sum + (part?.length ?? 0), 0);
  if (bytes > MOST_BYTES) {
    throw new DamagedFile(said('masks-too-large', { bytes, most: MOST_BYTES }));
  }
  const recording: Recording = {
    ...outline,
    masks: await Promise.all(
      outline.masks.map(async (mask) => ({
        ...mask,
        prunedIn: await Promise.all(mask.prunedIn.map((part) => part && unpackMask(part.zlib, part.length))),
      })),
    ),
  };
  refuse(ofMasks(recording));
  if (stated !== undefined) checkFingerprint(stated, recording);
  return recording;
}

/** The file's contents, of the right form. */
function parsedFile(text: string): z.output<typeof fileSchema> {
  if (text.length > MOST_BYTES) {
    throw new DamagedFile(said('too-long', { characters: text.length, most: MOST_BYTES }));
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new DamagedFile(said('not-json'), { cause });
  }
  const version = z.object({ format: z.literal('ticket-lab-recording'), version: z.number() });
  const head = version.safeParse(json);
  if (!head.success) throw new DamagedFile(said('not-a-recording'));
  if (head.data.version > VERSION) {
    throw new DamagedFile(said('version', { version: head.data.version, known: VERSION }));
  }
  const file = migratedFile(json);
  const parsed = fileSchema.safeParse(file);
  if (parsed.success) return parsed.data;
  const { place, reason } = damageOf(parsed.error, file);
  throw new DamagedFile(said('damaged', { place, reason }));
}

function refuse(contradiction: Sentence | null): void {
  if (contradiction !== null) throw new DamagedFile(said('contradicts', { reason: contradiction }));
}

/** @throws DamagedFile when the numbers of a recording are not those of a fingerprint stated for it */
export function checkFingerprint(stated: string, recording: Recording): void {
  const found = fingerprint(recording);
  if (stated === found) return;
  throw new DamagedFile(
    said('fingerprint', { stated: shortFingerprint(stated), found: found ? shortFingerprint(found) : 'none' }),
  );
}

async function unpackMask(zlib: string, length: number): Promise<Uint8Array> {
  const bytes = await inflate(zlib, length);
  if (bytes === 'damaged') throw new DamagedFile(said('mask-not-unpacked'));
  if (bytes === 'other-length') throw new DamagedFile(said('mask-length', { length }));
  return bytes;
}
