/**
 * Final weights of recorded runs, for looking at: one byte per weight, by the recipe of the run.
 * Kept apart from the recording and loaded only when somebody looks inside the network.
 */
import { unzlibSync, zlibSync } from 'fflate';
import { z } from 'zod';
import { fromBase64, toBase64 } from './base64';

/** Most characters of a file, and most weights of a parameter, that are read. */
const MOST = 50_000_000;

const fileSchema = z.object({
  format: z.literal('ticket-lab-weights'),
  version: z.literal(1),
  runs: z.record(
    z.string().max(64),
    z
      .array(
        z.object({
          /** value of one unit */
          scale: z.number().min(0),
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
export function writeWeights(runs: WeightsByRecipe): string {
  const file: z.input<typeof fileSchema> = {
    format: 'ticket-lab-weights',
    version: 1,
    runs: Object.fromEntries(
      [...runs].map(([recipe, weights]) => [recipe, weights.map((values) => quantize(values))]),
    ),
  };
  return JSON.stringify(file);
}

/**
 * Reads a file once, for any of its runs.
 * @returns gives the weights of a run, undefined when the file does not hold it
 * @throws Error when it is damaged, and so does what it returns
 */
export function openWeights(text: string): (recipe: string) => Float32Array[] | undefined {
  if (text.length > MOST) throw new Error(`The weights have ${text.length} characters; at most ${MOST} are read.`);
  const file = fileSchema.safeParse(JSON.parse(text));
  if (!file.success) throw new Error('The file does not hold weights of Ticket Lab.');
  const { runs } = file.data;
  return (recipe) =>
    runs[recipe]?.map(({ scale, length, zlib }) => {
      const bytes = unzlibSync(fromBase64(zlib), { out: new Uint8Array(length) });
      if (bytes.length !== length) throw new Error(`A parameter does not have its ${length} weights.`);
      return Float32Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, length), (unit) => unit * scale);
    });
}

function quantize(values: Float32Array): { scale: number; length: number; zlib: string } {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  const scale = largest / 127;
  const units = Int8Array.from(values, (value) => (scale === 0 ? 0 : Math.round(value / scale)));
  const bytes = new Uint8Array(units.buffer);
  return { scale, length: values.length, zlib: toBase64(zlibSync(bytes, { level: 9 })) };
}
