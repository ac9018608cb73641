import { orderStream, type Order } from '../../lottery/random/order';
import { permutation } from '../../lottery/random/stream';

/** The first training examples in whole batches, at most `most` of them; fewer than one batch are one. */
export function firstBatches(examples: number, batch: number, most: number): Uint32Array[] {
  const size = Math.min(batch, examples);
  const count = size === 0 ? 0 : Math.max(1, Math.floor(Math.min(examples, most) / size));
  return Array.from({ length: count }, (_, at) =>
    Uint32Array.from({ length: size }, (_none, place) => at * size + place),
  );
}

/**
 * The batches of a trial: one permutation of the training examples after the other, cut into pieces
 * of `batch`; a batch may run from one permutation into the next, so all are full. Depends on order
 * and position alone: every arm and round of a trial sees the same (paired comparison, SCIENCE §4).
 * @returns a function giving the examples of the next step, [batch]; its array is used again.
 */
export function batchOrder(order: Order, examples: number, batch: number): () => Uint32Array {
  const random = orderStream(order, 'batches');
  const indices = new Uint32Array(batch);
  let shuffled = permutation(random, examples);
  let at = 0;
  return () => {
    for (let place = 0; place < batch; place += 1) {
      if (at === shuffled.length) {
        shuffled = permutation(random, examples);
        at = 0;
      }
      indices[place] = shuffled[at];
      at += 1;
    }
    return indices;
  };
}
