/** Another program's steps beside ours: what `--against` reads. */
import { z } from 'zod';
import { clip } from '../../experiment/link-note';
import type { ReferenceRow, TargetRow, TrainingRow } from './rows';

/** One training step of a full network. */
const stepForm = z.object({
  network: z.string(),
  batch: z.number(),
  density: z.literal(1),
  threads: z.number(),
  msPerStep: z.number().positive(),
});
const aboutForm = z.object({ torch: z.string(), blas: z.string(), instructions: z.string() });
const lineForm = z.union([aboutForm, stepForm]);

export interface Reference {
  readonly about: ReferenceRow;
  /** of one thread */
  readonly steps: readonly z.infer<typeof stepForm>[];
}

/**
 * PyTorch's steps from one JSON object a line; a line with `torch`, `blas` and `instructions` says what computed them.
 * @throws Error naming the line that is something else, or where no step was done by one thread
 */
export function readReference(name: string, text: string): Reference {
  const lines = text
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : [readLine(line, `${name}:${at + 1}`)]));
  const about = lines.find((line) => 'torch' in line) ?? { torch: null, blas: null, instructions: null };
  const steps = lines.flatMap((line) => ('network' in line && line.threads === 1 ? [line] : []));
  if (steps.length === 0) throw new Error(`${name} has no step of one thread; ours are of one.`);
  return { about: { kind: 'reference', ...about }, steps };
}

function readLine(line: string, place: string): z.infer<typeof lineForm> {
  try {
    return lineForm.parse(JSON.parse(line));
  } catch (error) {
    const allowed =
      '{"network", "batch", "density": 1, "threads", "msPerStep"} or {"torch", "blas", "instructions"}, as JSON';
    throw new Error(`${place} is ${clip(line)}; allowed: ${allowed}.`, { cause: error });
  }
}

/** How many times as fast as PyTorch's dense step, at least; by network and fraction kept of each kernel. */
const AT_LEAST: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  'conv-2': { 1: 0.9, 0.5: 1, 0.21: 1.6, 0.086: 5, 0.036: 8 },
  'conv-6': { 1: 0.8, 0.5: 0.9, 0.21: 1.5, 0.086: 3.5, 0.036: 7 },
  'resnet-20': { 1: 0.7, 0.5: 0.9, 0.21: 1.6, 0.086: 3, 0.036: 4 },
};

/** The fastest dense step of the reference over ours, for each of our rows that it has the network of. */
export const ratiosTo = ({ steps }: Reference, rows: readonly TrainingRow[]): TargetRow[] =>
  rows.flatMap((row) => {
    const { engine, network, batch, density, kept, profile, msPerStep } = row;
    const of = steps.filter((step) => step.network === network && step.batch === batch);
    if (engine !== 'simd' || of.length === 0) return [];
    const value = Math.min(...of.map((step) => step.msPerStep)) / msPerStep;
    const atLeast = kept === null ? undefined : AT_LEAST[network]?.[kept];
    const left = profile ?? `${(density * 100).toFixed(1)} %`;
    return [
      { kind: 'target', target: `${network} at ${left}, against PyTorch's dense step`, value, atLeast, unit: '×' },
    ];
  });
