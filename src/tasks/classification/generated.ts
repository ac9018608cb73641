/** What generated data sets share: balanced labels and limits. */
import { Problem } from '../../problem';
import { permutation, stream } from '../../lottery/random/stream';
import type { DataSet } from './dataset';
import type { DataSettings } from '../task';
import { said } from './problems';

/**
 * Balanced labels in random order: each run of `classes` examples holds every class once, so the
 * label of example i depends on seed, set, split and i alone, not on how many are asked for.
 * @returns [count] class numbers
 */
export function balancedLabels(seed: number, set: string, split: string, count: number, classes: number): Uint8Array {
  const random = stream(seed, 'data', set, split, 'labels');
  const labels = new Uint8Array(count);
  for (let start = 0; start < count; start += classes) {
    const order = permutation(random, classes);
    for (let k = 0; k < classes && start + k < count; k += 1) labels[start + k] = order[k];
  }
  return labels;
}

/** Share of the most frequent class among `count` labels that are balanced in this way, 0 … 1. */
export const balancedShare = (count: number, classes: number): number => Math.ceil(count / classes) / count;

/**
 * @throws Error when `settings` ask for a number of examples that `set` cannot give.
 */
export function checkCounts(set: Pick<DataSet, 'id' | 'most'>, { train, validation, test }: DataSettings): void {
  for (const [name, count] of Object.entries({ train, validation, test })) {
    if (!Number.isInteger(count) || count < 1) {
      throw new Problem(said('count-not-whole', { name, count }));
    }
  }
  if (train + validation > set.most.train) {
    throw new Problem(said('too-many-examples', { set: set.id, most: set.most.train, train, validation }));
  }
  if (test > set.most.test) {
    throw new Problem(said('too-many-test-examples', { set: set.id, most: set.most.test, test }));
  }
}
