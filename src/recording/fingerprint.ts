/** One number for all results of an experiment: equal on every machine, in every browser and in Node. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { armNames } from '../experiment/arm-names';
import { armOf, ticketOf } from '../lottery/run-key';
import { taskOf } from '../tasks';
import { rounded } from './rounded';
import { byChain, byRun } from './order';
import type { Recording } from './recording';

/** What version 1 counts of a run's points, in its order. */
const COLUMNS = ['validation.loss', 'validation.accuracy', 'test.accuracy', 'train.accuracy'] as const;

/**
 * Version 1, which never changes: SHA-256 over the results of the finished runs and the masks, not over times, workers or device.
 * Losses count with the six digits a recording's file keeps, so a file has the fingerprint of the
 * run it was written from; one bit that differs in a weight soon differs in a mask.
 * @returns 64 hex digits, or null for engines that do not promise the same bits everywhere, and for other tasks
 */
export function fingerprint(recording: Recording): string | null {
  if (recording.engine?.id !== 'simd') return null;
  const { columns } = taskOf(recording.experiment.data.set);
  if (!COLUMNS.every((column) => column in columns)) return null;
  const hash = sha256.create();
  const add = (value: unknown): void => void hash.update(utf8ToBytes(`${JSON.stringify(value)}\n`));
  const names = armNames(recording.experiment);
  const inOrder = byRun(names);
  for (const { id, status, points } of recording.runs.toSorted((a, b) => inOrder(a.id, b.id))) {
    if (status === 'running') continue;
    const [losses, ...accuracies] = COLUMNS.map((column) => points[column]);
    add([id.trial, id.level, names.nameOf(armOf(id)), status, points.step, losses.map((loss) => rounded(loss))]);
    add(accuracies);
  }
  for (const { trial, chain, remaining, prunedIn } of recording.masks.toSorted(byChain(names))) {
    add([trial, names.nameOf(ticketOf(chain)), remaining]);
    for (const rounds of prunedIn) {
      add(rounds?.length ?? null);
      if (rounds) hash.update(rounds);
    }
  }
  return bytesToHex(hash.digest());
}

/** The first 8 digits, for screens. */
export const shortFingerprint = (hex: string): string => hex.slice(0, 8);
