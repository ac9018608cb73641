/** Where two recordings of the same experiment differ first: what a fingerprint cannot say. */
import { rounded } from '../recording/rounded';
import { byChain, byRun } from '../recording/order';
import { columnNames, type Column } from '../lottery/points';
import type { MaskRecord, Recording, RunRecord } from '../recording/recording';
import { armNames } from '../experiment/arm-names';
import type { RunKey } from '../lottery/run-key';

export type Difference =
  /** finished in one recording only */
  | { readonly kind: 'run'; readonly id: RunKey; readonly missing: 'recorded' | 'here' }
  /** finished in one, diverged in the other */
  | { readonly kind: 'status'; readonly id: RunKey }
  /** an evaluation point has other numbers, or was not made */
  | { readonly kind: 'point'; readonly id: RunKey; readonly step: number; readonly column: 'step' | Column }
  | {
      readonly kind: 'mask';
      readonly trial: number;
      readonly chain: number;
      readonly round: number;
      readonly parameter: number;
    };

/**
 * The first difference by trial, round and arm, then of the masks; null when every number and every
 * mask is the same. Counts exactly what the fingerprint counts.
 */
export function firstDifference(recorded: Recording, here: Recording): Difference | null {
  const names = armNames(recorded.experiment);
  const [runsThere, runsHere] = [overOf(recorded, byRun(names)), overOf(here, byRun(names))];
  for (let at = 0; at < Math.max(runsThere.length, runsHere.length); at += 1) {
    const difference = runDifference(byRun(names), runsThere[at], runsHere[at]);
    if (difference) return difference;
  }
  const [there, now] = [recorded.masks.toSorted(byChain(names)), here.masks.toSorted(byChain(names))];
  for (let at = 0; at < Math.max(there.length, now.length); at += 1) {
    const difference = maskDifference(there[at], now[at]);
    if (difference) return difference;
  }
  return null;
}

type Order = ReturnType<typeof byRun>;

const overOf = ({ runs }: Recording, order: Order): RunRecord[] =>
  runs.filter(({ status }) => status !== 'running').toSorted((a, b) => order(a.id, b.id));

function runDifference(inOrder: Order, there?: RunRecord, here?: RunRecord): Difference | null {
  if (!there || !here) {
    const id = (there ?? here)?.id;
    return id ? { kind: 'run', id, missing: there ? 'here' : 'recorded' } : null;
  }
  const order = inOrder(there.id, here.id);
  if (order < 0) return { kind: 'run', id: there.id, missing: 'here' };
  if (order > 0) return { kind: 'run', id: here.id, missing: 'recorded' };
  const { id } = there;
  if (there.status !== here.status) return { kind: 'status', id };
  const [a, b] = [there.points, here.points];
  for (let at = 0; at < Math.max(a.step.length, b.step.length); at += 1) {
    const step = a.step[at] ?? b.step[at];
    if (a.step[at] !== b.step[at]) return { kind: 'point', id, step, column: 'step' };
    // a fingerprint counts six digits of a loss; shares of examples are equal in all or in few
    const column = columnNames(a).find((name) => rounded(a[name][at]) !== rounded(b[name]?.[at] ?? null));
    if (column) return { kind: 'point', id, step, column };
  }
  return null;
}

function maskDifference(there?: MaskRecord, here?: MaskRecord): Difference | null {
  const mask = there ?? here;
  if (!mask) return null;
  const { trial, chain } = mask;
  const at = (round: number, parameter: number): Difference => ({ kind: 'mask', trial, chain, round, parameter });
  if (!there || !here || there.trial !== here.trial || there.chain !== here.chain) return at(0, 0);
  const rounds = Math.max(there.remaining.length, here.remaining.length);
  for (let round = 0; round < rounds; round += 1) {
    const [a, b] = [there.remaining[round] ?? [], here.remaining[round] ?? []];
    const parameter = a.findIndex((count, index) => count !== b[index]);
    if (parameter >= 0 || a.length !== b.length) return at(round, Math.max(parameter, 0));
  }
  for (let parameter = 0; parameter < Math.max(there.prunedIn.length, here.prunedIn.length); parameter += 1) {
    const [a, b] = [there.prunedIn[parameter] ?? null, here.prunedIn[parameter] ?? null];
    if (!a && !b) continue;
    if (!a || !b || a.length !== b.length) return at(0, parameter);
    const round = firstRound(a, b);
    if (round !== null) return at(round, parameter);
  }
  return null;
}

/** The earliest round that prunes different weights; 0 in `prunedIn` means never. */
function firstRound(a: Uint8Array, b: Uint8Array): number | null {
  let first = Infinity;
  for (let index = 0; index < a.length; index += 1) {
    if (a[index] !== b[index]) first = Math.min(first, a[index] || Infinity, b[index] || Infinity);
  }
  return Number.isFinite(first) ? first : null;
}
