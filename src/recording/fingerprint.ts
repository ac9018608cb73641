/** One number for all results of an experiment: equal on every machine, in every browser and in Node. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { fingerprintText } from '../experiment/fingerprint-text';
import { columnNames } from '../lottery/points';
import type { RunKey } from '../lottery/run-key';
import { taskOf } from '../tasks';
import { fingerprint1, hasFingerprint1 } from './fingerprint-1';
import { byText } from './order';
import type { Recording } from './recording';
import { rounded } from './rounded';

/** A recording never changes, and a few places ask of the same one: its bytes are hashed once. */
const known = new WeakMap<Recording, string | null>();

/**
 * SHA-256 over the results of the finished runs and the masks, not over times, workers or device. Numbers count with
 * six digits; one bit that differs in a weight soon differs in a mask. The version follows from the experiment:
 * 1 for all that version 1 can tell, 2 for others.
 * @returns as fingerprint-text.ts writes it; null for engines that do not promise the same bits everywhere
 */
export function fingerprint(recording: Recording): string | null {
  let text = known.get(recording);
  if (text === undefined) {
    text = hashed(recording);
    known.set(recording, text);
  }
  return text;
}

function hashed(recording: Recording): string | null {
  if (recording.engine?.id !== 'simd') return null;
  return hasFingerprint1(recording.experiment)
    ? fingerprintText(1, fingerprint1(recording))
    : fingerprintText(2, fingerprint2(recording));
}

/** The full network comes first, and a chain's own network before its controls. */
const inOrder = (a: RunKey, b: RunKey): number =>
  a.trial - b.trial ||
  a.level - b.level ||
  (a.chain ?? -1) - (b.chain ?? -1) ||
  byText(a.control ?? '', b.control ?? '') ||
  (a.repeat ?? 0) - (b.repeat ?? 0);

/**
 * Version 2: lines of JSON. Its name; of each run its key, status, steps, and a line for every column that the task
 * measures, by name; of each chain's masks its place and the weights left, and for every parameter a line with its
 * length (null: it has no mask) and its bytes "pruned at level".
 */
function fingerprint2({ experiment, runs, masks }: Recording): string {
  const hash = sha256.create();
  const add = (value: unknown): void => void hash.update(utf8ToBytes(`${JSON.stringify(value)}\n`));
  const columns = columnNames(taskOf(experiment.data.set).columns).toSorted(byText);
  add('fingerprint 2');
  for (const { id, status, points } of runs.toSorted((a, b) => inOrder(a.id, b.id))) {
    if (status === 'running') continue;
    add([id.trial, id.chain, id.control, id.level, id.repeat ?? 0, status, points.step]);
    for (const column of columns) add([column, points[column].map((value) => rounded(value))]);
  }
  for (const mask of masks.toSorted((a, b) => a.trial - b.trial || a.chain - b.chain)) {
    add([mask.trial, mask.chain, mask.remaining]);
    for (const levels of mask.prunedIn) {
      add(levels?.length ?? null);
      if (levels) hash.update(levels);
    }
  }
  return bytesToHex(hash.digest());
}
