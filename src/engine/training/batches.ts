import { permutation, stream } from '../../lottery/random/stream';

/**
 * The batches of a trial: one permutation of the training examples after the other, cut into pieces
 * of `batch`; a batch may run from one permutation into the next, so all are full. Depends on seed,
 * trial and position alone: every arm and round sees the same order (paired comparison, SCIENCE §4).
 * @returns a function giving the examples of the next step, [batch]; its array is used again.
 */
export function batchOrder(seed: number, trial: number, examples: number, batch: number): () => Uint32Array {
  const random = stream(seed, 'batches', trial);
  const indices = new Uint32Array(batch);
  let order = permutation(random, examples);
  let at = 0;
  return () => {
    for (let place = 0; place < batch; place += 1) {
      if (at === order.length) {
        order = permutation(random, examples);
        at = 0;
      }
      indices[place] = order[at];
      at += 1;
    }
    return indices;
  };
}
