import type { Method } from '../method';
import { pruningBefore } from '../pruning-before';

/** Weights at random, all layers together, before training: what every other choice has to beat. */
const randomAtInit: Method = {
  id: 'random-at-init',
  order: 20,
  ...pruningBefore((ask) => ask.score('random', 1, ask.full, null)),
};

export default randomAtInit;
