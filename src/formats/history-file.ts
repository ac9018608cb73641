/**
 * All runs in one file: gzipped lines of JSON. The first says what it is; then two lines for each
 * run, what a person wrote about it and its recording.
 */
import { reasonOf } from '../problem';
import { said } from './problems';
import { z } from 'zod';
import { DamagedFile, damageOf } from './damaged-file';
import { readRecording } from './file';
import { linesOf, MOST_TEXT, pack } from './pack';
import { labelSchema, summaryOf, type RunLabel, type RunSummary } from './summary';

const VERSION = 1;
/** Most runs of a file, and bytes of it unpacked. */
export const MOST_RUNS = 5_000;
const MOST_BYTES = 1_000_000_000;

const headSchema = z.object({
  format: z.literal('ticket-lab-history'),
  version: z.number(),
  runs: z.number().int().min(0),
});

/** A run as it is stored: its summary, and its recording's text packed. */
export interface PackedRun {
  readonly summary: RunSummary;
  readonly packed: Uint8Array<ArrayBuffer>;
}

/** @param runs what the file holds, one after the other: not all are in memory at once */
export async function writeHistory(
  count: number,
  runs: AsyncIterable<{ readonly label: RunLabel; readonly text: string }>,
): Promise<Blob> {
  const encoder = new TextEncoder();
  const lines = runs[Symbol.asyncIterator]();
  let begun = false;
  const text = new ReadableStream<BufferSource>({
    async pull(controller) {
      if (!begun) {
        begun = true;
        controller.enqueue(
          encoder.encode(`${JSON.stringify({ format: 'ticket-lab-history', version: VERSION, runs: count })}\n`),
        );
        return;
      }
      const { done, value } = await lines.next();
      if (done) return controller.close();
      const { id, name, note, when } = value.label;
      controller.enqueue(encoder.encode(`${JSON.stringify({ id, name, note, when })}\n${value.text}\n`));
    },
  });
  return new Response(text.pipeThrough(new CompressionStream('gzip'))).blob();
}

/**
 * The runs of a file, checked as a dropped recording is.
 * @throws DamagedFile that says what is wrong, and with which run; nothing of the file is to be used then
 */
export async function readHistory(file: Blob): Promise<PackedRun[]> {
  const lines = linesOf(file, { line: MOST_TEXT, bytes: MOST_BYTES });
  try {
    return await readRuns(lines);
  } finally {
    await lines.return(undefined); // lets go of the file
  }
}

async function readRuns(lines: AsyncGenerator<string>): Promise<PackedRun[]> {
  const head = readHead((await lines.next()).value ?? '');
  const found: PackedRun[] = [];
  while (found.length < head.runs) {
    const at = found.length + 1;
    const [label, recording] = [await lines.next(), await lines.next()];
    if (label.done || recording.done)
      throw new DamagedFile(said('history-cut-off', { found: found.length, runs: head.runs }));
    try {
      found.push(await readRun(label.value, recording.value));
    } catch (error) {
      throw new DamagedFile(said('history-run', { at, reason: reasonOf(error) }), { cause: error });
    }
  }
  if (!(await lines.next()).done) throw new DamagedFile(said('history-more-runs', { runs: head.runs }));
  const ids = new Set(found.map(({ summary }) => summary.id));
  if (ids.size < found.length) throw new DamagedFile(said('history-run-twice'));
  return found;
}

function readHead(line: string) {
  const head = headSchema.safeParse(parsed(line));
  if (!head.success) throw new DamagedFile(said('not-a-history'));
  const { version, runs } = head.data;
  if (version !== VERSION) throw new DamagedFile(said('history-version', { version, known: VERSION }));
  if (runs > MOST_RUNS) throw new DamagedFile(said('history-too-many', { runs, most: MOST_RUNS }));
  return head.data;
}

async function readRun(labelLine: string, text: string): Promise<PackedRun> {
  const given = parsed(labelLine);
  const label = labelSchema.safeParse(given);
  if (!label.success) {
    const { place, reason } = damageOf(label.error, given);
    throw new DamagedFile(said('label', { place, reason }));
  }
  const recording = await readRecording(text);
  const packed = await pack(text);
  return { summary: summaryOf(recording, label.data, packed.length), packed };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null; // the schema says what is wrong
  }
}
