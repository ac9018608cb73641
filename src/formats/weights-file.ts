/**
 * Final weights of recorded runs, for looking at: one byte per weight, by the recipe of the run.
 * Kept apart from the recording and loaded only when somebody looks inside the network.
 */
import { said } from './problems';
import { z } from 'zod';
import { DamagedFile, damageOf } from './damaged-file';
import { deflate, inflate } from './zlib';

/** Most characters of a file, and most weights of a parameter, that are read. */
const MOST = 50_000_000;

/** A byte counts −127 … 127 units. */
const UNITS = 127;
/** The largest weight is still a number of 32 bits. */
const MOST_SCALE = 2.6e36;

const fileSchema = z.object({
  format: z.literal('ticket-lab-weights'),
  version: z.literal(1),
  runs: z.record(
    z.string().max(64),
    z
      .array(
        z.object({
          /** value of one unit */
          scale: z.number().min(0).max(MOST_SCALE),
          length: z.number().int().min(0).max(MOST),
          /** signed bytes */
          zlib: z.string(),
        }),
      )
      .max(1_000),
  ),
});

export type WeightsByRecipe = ReadonlyMap<string, readonly Float32Array[]>;

/** The file of these runs. A weight keeps 1/127 of the largest of its parameter. */
export async function writeWeights(runs: WeightsByRecipe): Promise<string> {
  const file: z.input<typeof fileSchema> = {
    format: 'ticket-lab-weights',
    version: 1,
    runs: Object.fromEntries(
      await Promise.all(
        [...runs].map(async ([recipe, weights]) => [recipe, await Promise.all(weights.map(quantize))] as const),
      ),
    ),
  };
  return JSON.stringify(file);
}

/**
 * Reads a file once, for any of its runs.
 * @returns gives the weights of a run, undefined when the file does not hold it
 * @throws DamagedFile when it is damaged, and so does what it returns
 */
export function openWeights(text: string): (recipe: string) => Promise<Float32Array[] | undefined> {
  if (text.length > MOST) throw new DamagedFile(said('weights-too-long', { characters: text.length, most: MOST }));
  const json = parsed(text);
  const isOurs = z.object({ format: z.literal('ticket-lab-weights') }).safeParse(json).success;
  if (!isOurs) throw new DamagedFile(said('not-weights'));
  const file = fileSchema.safeParse(json);
  if (!file.success) {
    const { place, reason } = damageOf(file.error, json);
    throw new DamagedFile(said('weights-damaged', { place, reason }));
  }
  const runs = new Map(Object.entries(file.data.runs));
  return async (recipe) => {
    const parameters = runs.get(recipe);
    if (!parameters) return undefined;
    const stated = parameters.reduce((sum, { length }) => sum + length, 0);
    if (stated > MOST) throw new DamagedFile(said('weights-too-many', { weights: stated, most: MOST }));
    return Promise.all(parameters.map(dequantized));
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DamagedFile(said('weights-not-json'), { cause });
  }
}

async function dequantized(
  { scale, length, zlib }: { readonly scale: number; readonly length: number; readonly zlib: string },
  at: number,
): Promise<Float32Array> {
  const bytes = await inflate(zlib, length);
  if (bytes === 'damaged') throw new DamagedFile(said('weights-not-unpacked', { parameter: at + 1 }));
  if (bytes === 'other-length') throw new DamagedFile(said('weights-length', { parameter: at + 1, weights: length }));
  const units = new Int8Array(bytes.buffer);
  if (units.includes(-128))
    throw new DamagedFile(said('weights-byte', { parameter: at + 1, units: UNITS, most: UNITS }));
  return Float32Array.from(units, (unit) => unit * scale);
}

async function quantize(values: Float32Array): Promise<{ scale: number; length: number; zlib: string }> {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  const scale = largest / UNITS;
  const units = Int8Array.from(values, (value) => (scale === 0 ? 0 : Math.round(value / scale)));
  const bytes = new Uint8Array(units.buffer);
  return { scale, length: values.length, zlib: await deflate(bytes) };
}
