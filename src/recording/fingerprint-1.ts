/** Version 1 of the fingerprint, which never changes: whatever it needs of today's code, its bytes stay. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { chainsOf, isOfVersion1 } from '../experiment/chains';
import type { Experiment } from '../experiment/schema';
import { nameOfMethod } from '../experiment/sections/compare';
import { columnNames } from '../lottery/points';
import type { Place } from '../lottery/run-key';
import { taskOf } from '../tasks';
import { byText } from './order';
import type { Recording } from './recording';
import { rounded } from './rounded';

/** What it counts of a run's points, in its order. */
const COLUMNS = ['validation.loss', 'validation.accuracy', 'test.accuracy', 'train.accuracy'] as const;

/**
 * Can version 1 tell the results of such an experiment? Its arms have names, and classifiers are measured. Settings are
 * not hashed, their results are: a choice that is newer than version 1 (scope `everything`, schedule `linear`) needs no
 * version of its own, as what it changes stands in points and masks, and the file names the choice beside them.
 */
export function hasFingerprint1(experiment: Experiment): boolean {
  const measured = columnNames(taskOf(experiment.data.set).columns);
  return (
    isOfVersion1(chainsOf(experiment)) &&
    measured.length === COLUMNS.length &&
    COLUMNS.every((column) => measured.includes(column))
  );
}

/** @returns 64 hex digits: SHA-256 over the results of the finished runs and the masks, both by the names of arms */
export function fingerprint1({ experiment, runs, masks }: Pick<Recording, 'experiment' | 'runs' | 'masks'>): string {
  const hash = sha256.create();
  const add = (value: unknown): void => void hash.update(utf8ToBytes(`${JSON.stringify(value)}\n`));
  const chains = chainsOf(experiment).map(({ method }) => nameOfMethod(method));
  const nameOf = ({ chain, control }: Place): string => (chain === null ? 'full' : (control ?? chains[chain]));
  const inOrder = runs
    .filter(({ status }) => status !== 'running')
    .toSorted(({ id: a }, { id: b }) => a.trial - b.trial || a.level - b.level || byText(nameOf(a), nameOf(b)));
  for (const { id, status, points } of inOrder) {
    const [losses, ...accuracies] = COLUMNS.map((column) => points[column]);
    add([id.trial, id.level, nameOf(id), status, points.step, losses.map((loss) => rounded(loss))]);
    add(accuracies);
  }
  for (const { trial, chain, remaining, prunedIn } of masks.toSorted(
    (a, b) => a.trial - b.trial || byText(chains[a.chain], chains[b.chain]),
  )) {
    add([trial, chains[chain], remaining]);
    for (const rounds of prunedIn) {
      add(rounds?.length ?? null);
      if (rounds) hash.update(rounds);
    }
  }
  return bytesToHex(hash.digest());
}
