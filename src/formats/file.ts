/** A recording as one JSON file: masks as bytes "pruned in round", compressed; θ₀ follows from the seed. */
import { reasonOf, type Sentence } from '../problem';
import type { z } from 'zod';
import { contradictionInMasks, contradictionOf } from './consistency';
import type { Outline } from './consistency/check';
import { DamagedFile } from './damaged-file';
import { readForm, type fileSchema } from './file-form';
import { fingerprint } from '../recording/fingerprint';
import { byAbout, byChain, byRun, byText } from '../recording/order';
import type { Recording } from '../recording/recording';
import { armNames, namedRun } from '../experiment/arm-names';
import { ticketOf } from '../lottery/run-key';
import { rounded } from '../recording/rounded';
import { deflate } from './zlib';

/**
 * The file of a recording; runs that are not over are left out. Runs and masks are put in order:
 * what was done first on how many workers does not show.
 */
export async function writeRecording(recording: Recording): Promise<string> {
  const names = armNames(recording.experiment);
  const inOrder = byRun(names);
  const runs = recording.runs.toSorted((a, b) => inOrder(a.id, b.id));
  const masks = recording.masks.toSorted(byChain(names));
  const file: z.input<typeof fileSchema> = {
    ...recording,
    engine: recording.engine && {
      ...recording.engine,
      measured: recording.engine.measured?.map((timing) => ({ ...timing })),
    },
    runs: runs.flatMap(({ id, status, points, trainingSeconds, evaluation }) =>
      status === 'running'
        ? []
        : [
            {
              id: namedRun(names, id),
              status,
              points: { ...points, step: [...points.step] },
              trainingSeconds: rounded(trainingSeconds),
              evaluation: evaluation && { ...evaluation, seconds: rounded(evaluation.seconds) ?? 0 },
            },
          ],
    ),
    data: recording.data && {
      ...recording.data,
      inputShape: [...recording.data.inputShape],
      classNames: [...recording.data.classNames],
    },
    masks: await Promise.all(
      masks.map(async (mask) => ({
        ...mask,
        chain: names.nameOf(ticketOf(mask.chain)),
        remaining: mask.remaining.map((counts) => [...counts]),
        prunedIn: await Promise.all(
          mask.prunedIn.map(async (bytes) => bytes && { length: bytes.length, zlib: await deflate(bytes) }),
        ),
      })),
    ),
    warnings: recording.warnings.map((warning) => ({ ...warning, id: namedRun(names, warning.id) })),
    measurements: recording.measurements
      ?.toSorted((a, b) => byText(a.measure, b.measure) || inOrder(a.id, b.id) || byAbout(a, b))
      .map(({ measure, id, about, columns }) => ({
        measure,
        id: namedRun(names, id),
        about: { ...about },
        columns: Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values.map(rounded)])),
      })),
    fingerprint: fingerprint(recording) ?? undefined,
  };
  return JSON.stringify(file);
}

/**
 * Reads a recording: limits are checked before anything is unpacked, and what contradicts itself is
 * refused.
 * @throws DamagedFile that says what is wrong with the file
 */
export const readRecording = (text: string): Promise<Recording> =>
  readForm(text, { ofOutline: firstContradiction, ofMasks: contradictionInMasks });

function firstContradiction(outline: Outline): Sentence | null {
  try {
    return contradictionOf(outline);
  } catch (cause) {
    throw new DamagedFile(reasonOf(cause), { cause }); // the network does not fit the data
  }
}
